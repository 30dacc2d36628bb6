import type { Capabilities } from '../../numbering/capabilities.ts'
import type { GivenTerms } from '../../numbering/given-state.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { NumberStateName } from '../../numbering/number-states.ts'
import {
  type PhoneNumber,
  phoneNumberFromInteger,
  phoneNumberToInteger,
} from '../../numbering/phone-number.ts'
import type { Stock } from '../../numbering/stock.ts'
import type { NumberState } from '../../storage/port/explain-store.ts'
import type { NumberPart } from '../../storage/port/stock-store.ts'

/** Consecutive numbers of one block that are in one state, for one resource, until one instant and for one reason. */
export interface NumberRun extends Pick<NumberPart, 'carrier' | 'label'> {
  readonly first: PhoneNumber
  readonly last: PhoneNumber
  /** The first number of their block. */
  readonly block: PhoneNumber
  readonly stock: Stock
  readonly state: NumberStateName
  /** Who owns or holds them. */
  readonly resource?: string
  /** The end of the hold, of aging or of the quarantine, or when the owner loses it. */
  readonly until?: Instant
  /** Since when they are owned, and on which terms. */
  readonly since?: Instant
  readonly terms?: GivenTerms
  /** Whether nobody can release them; absent where they can be released, or are not owned. */
  readonly isProtected?: boolean
  /** Why the operator took them off sale, where a reason was given. */
  readonly reason?: string
}

/** The part with its state in words. */
export function toNumberRun({ state, ...part }: NumberPart): NumberRun {
  return { ...part, ...toState(state) }
}

function toState(
  state: NumberState,
): Pick<NumberRun, 'state' | 'resource' | 'until' | 'since' | 'reason' | 'isProtected'> {
  switch (state.kind) {
    case 'untouched':
    case 'free':
      return { state: 'free' }
    case 'held':
      return { state: 'held', until: state.until, ...(state.by && { resource: state.by.resource }) }
    case 'aging':
      return { state: 'aging', until: state.until }
    case 'withdrawn':
    case 'portedOut':
      return { state: state.kind, ...(state.reason !== undefined && { reason: state.reason }) }
    case 'quarantined': {
      const { kind, ...more } = state
      return { state: kind, ...more }
    }
    case 'owned':
      return {
        state: 'owned',
        resource: state.resource,
        since: state.since,
        ...(state.until !== undefined && { until: state.until }),
        ...(state.isProtected && { isProtected: true }),
      }
  }
}

/** The runs, each joined with the next ones of its block in its state. */
export async function* joinRuns(
  runs: AsyncIterable<NumberRun> | Iterable<NumberRun>,
): AsyncGenerator<NumberRun> {
  let open: NumberRun | undefined
  for await (const run of runs) {
    if (open !== undefined && goesOn(open, run)) open = { ...open, last: run.last }
    else {
      if (open !== undefined) yield open
      open = run
    }
  }
  if (open !== undefined) yield open
}

function goesOn(one: NumberRun, next: NumberRun): boolean {
  return (
    one.block === next.block &&
    one.state === next.state &&
    one.resource === next.resource &&
    one.until === next.until &&
    one.since === next.since &&
    one.reason === next.reason &&
    one.isProtected === next.isProtected &&
    isSameTerms(one.terms, next.terms) &&
    phoneNumberFromInteger(phoneNumberToInteger(one.last) + 1) === next.first
  )
}

function isSameTerms(one: GivenTerms | undefined, other: GivenTerms | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return (
    one.assignmentType === other.assignmentType &&
    one.cost.amount === other.cost.amount &&
    one.cost.currencyCode === other.cost.currencyCode &&
    isSame(one.capabilities, other.capabilities) &&
    isSame(one.offeredCapabilities, other.offeredCapabilities)
  )
}

function isSame(one: Capabilities, other: Capabilities): boolean {
  return one.calling === other.calling && one.sms === other.sms
}
