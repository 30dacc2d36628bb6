import fc from 'fast-check'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import { END_OF_TIME, type Instant, NEVER } from '../../src/numbering/instant.ts'
import { HOLD_MS } from './open-inventory.ts'

export const RULES = ['first', 'second'] as const

const rule = fc.constantFrom(...RULES)
const runningMs = fc.constantFrom(0, HOLD_MS / 3, 2 * HOLD_MS, NEVER)
const error = fc.constantFrom('NoWallet', 'PurchaseFailed', 'OutOfStock')

/** What is forced upon a purchase, a release or a change; mostly nothing. */
export const forced: fc.Arbitrary<ForcedOutcome | undefined> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.record({ error, runningMs, rule }) },
  { weight: 1, arbitrary: fc.record({ runningMs, rule }) },
  { weight: 1, arbitrary: fc.constant<ForcedOutcome>({ expires: true }) },
)

/** What is forced upon a search; mostly nothing. */
export const forcedSearch: fc.Arbitrary<ForcedOutcome | undefined> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.record({ error }) },
  { weight: 1, arbitrary: fc.record({ atMost: fc.nat(3), runningMs, rule }) },
  { weight: 2, arbitrary: forced.map((purchase) => ({ ...(purchase && { purchase }) })) },
)

/** When an operation ends that is accepted at `now`, in an inventory without delays. */
export function endOf({ runningMs = 0 }: ForcedOutcome, now: Instant): Instant {
  return runningMs === NEVER ? END_OF_TIME : now + runningMs
}

/** The text of a forced outcome in the name of a command. */
export function textOf(forced: ForcedOutcome | undefined): string {
  return forced === undefined ? '' : `, forced ${JSON.stringify(forced)}`
}
