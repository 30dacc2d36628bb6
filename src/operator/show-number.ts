import type { AuditEntry } from '../numbering/audit-entry.ts'
import type { Instant } from '../numbering/instant.ts'
import { type Ownership, ownershipAt, ownerships } from '../numbering/ownerships.ts'
import type { PhoneNumber } from '../numbering/phone-number.ts'
import type { ExplainedNumber } from '../storage/port/explain-store.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'

/** The most entries of a history. A number that is used as numbers are has a few in a year. */
const LONGEST_HISTORY = 10_000

/** What the inventory knows of a number. */
export interface ShownNumber extends ExplainedNumber {
  readonly phoneNumber: PhoneNumber
  /** The instant of the state. */
  readonly now: Instant
  /** Its owner, where it is owned now. */
  readonly ownership?: Ownership
  /** All owners, the first one first. */
  readonly ownerships: readonly Ownership[]
  /** The entries of the audit trail that name the number, the oldest first. */
  readonly history: readonly AuditEntry[]
  /** Whether the history goes back to the beginning. */
  readonly isWhole: boolean
  /** Its owner at the instant that was asked for; absent where that instant is still to come. */
  readonly past?: { readonly at: Instant; readonly ownership: Ownership | undefined }
}

type NumberReads = Pick<InventoryStore, 'explainNumber' | 'numberHistory'>

/**
 * State, owners and history of a number; `undefined` if there is no such number.
 *
 * @param at asks who owned it at this instant
 */
export async function showNumber(
  store: NumberReads,
  phoneNumber: PhoneNumber,
  at?: Instant,
): Promise<ShownNumber | undefined> {
  const explained = await store.explainNumber(phoneNumber)
  if (explained === undefined) return undefined
  const { value, now } = explained
  const newest = await store.numberHistory(phoneNumber, LONGEST_HISTORY)
  const history = newest.toReversed()
  const all = ownerships(phoneNumber, history)
  const { state } = value
  // The history is read a moment later than the state.
  const ownership = all.findLast(
    ({ soldBy, resource }) =>
      state.kind === 'owned' && soldBy === state.soldBy && resource === state.resource,
  )
  const past = at === undefined || at > now ? undefined : { at, ownership: ownershipAt(all, at) }
  return {
    ...value,
    phoneNumber,
    now,
    ...(ownership && { ownership }),
    ownerships: all,
    history,
    isWhole: history.length < LONGEST_HISTORY,
    ...(past && { past }),
  }
}
