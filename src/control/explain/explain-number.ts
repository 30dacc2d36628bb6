import { END_OF_TIME, type Instant } from '../../numbering/instant.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { ExplainedNumber, Holder, NumberState } from '../../storage/port/explain-store.ts'

/** Why a number is offered or not, in a sentence. */
export function whyNumber(phoneNumber: PhoneNumber, found: ExplainedNumber | undefined): string {
  return found === undefined
    ? `${phoneNumber} is not in the stock.`
    : `${phoneNumber} is ${describeState(found.state)}.`
}

function describeState(state: NumberState): string {
  switch (state.kind) {
    case 'untouched':
      return 'free, and nobody has held it yet'
    case 'free':
      return `free since ${iso(state.since)}`
    case 'held':
      return `held ${until(state.until)}${state.by === undefined ? '' : ` ${describeHolder(state.by)}`}`
    case 'aging':
      return `aging ${until(state.until)}: it was released, and rests before it is sold again`
    case 'withdrawn':
      return `withdrawn: the operator took it off sale${because(state.reason)}`
    case 'quarantined':
      return `quarantined ${until(state.until)}: the operator took it off sale until then${because(state.reason)}`
    case 'portedOut':
      return `ported out${because(state.reason)}: another carrier has it, and it is offered again only after it was ported in`
    case 'owned':
      return `owned by ${state.resource} since ${iso(state.since)}; it was bought or assigned with ${state.soldBy}`
  }
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` (${reason})`
}

function describeHolder(holder: Holder): string {
  const what = 'searchId' in holder ? `search ${holder.searchId}` : `reservation ${holder.reservationId}`
  return `by ${what} of ${holder.resource}`
}

function until(instant: Instant): string {
  return instant >= END_OF_TIME ? 'until a purchase that stays running is finished' : `until ${iso(instant)}`
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString()
}
