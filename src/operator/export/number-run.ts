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
export interface NumberRun {
  readonly first: PhoneNumber
  readonly last: PhoneNumber
  /** The first number of their block. */
  readonly block: PhoneNumber
  readonly stock: Stock
  readonly state: NumberStateName
  /** Who owns or holds them. */
  readonly resource?: string
  /** The end of the hold, of aging or of the quarantine. */
  readonly until?: Instant
  /** Why the operator took them off sale. */
  readonly reason?: string
}

/** The part with its state in words. */
export function toNumberRun({ first, last, block, stock, state }: NumberPart): NumberRun {
  return { first, last, block, stock, ...toState(state) }
}

function toState(state: NumberState): Pick<NumberRun, 'state' | 'resource' | 'until' | 'reason'> {
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
      return { state: 'owned', resource: state.resource }
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
    one.reason === next.reason &&
    phoneNumberFromInteger(phoneNumberToInteger(one.last) + 1) === next.first
  )
}
