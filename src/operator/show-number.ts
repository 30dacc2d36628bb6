import type { AuditEntry } from '../numbering/audit-entry.ts'
import type { Instant } from '../numbering/instant.ts'
import { type Ownership, ownershipAt, ownerships } from '../numbering/ownerships.ts'
import type { PhoneNumber } from '../numbering/phone-number.ts'
import type { Archive } from '../storage/port/archive-store.ts'
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
  /** Whether the history goes back to the beginning, and nothing of it was archived. */
  readonly isWhole: boolean
  /**
   * When the trail was archived, if entries of this history may be gone with it: of those up to the sequence `through`,
   * the import, the newest one, and those that tell of the last owner stay.
   */
  readonly archived?: Archive
  /** Its owner at the instant that was asked for; absent where that instant is still to come. */
  readonly past?: PastOwner
}

/** Who owned a number at an instant. */
export interface PastOwner {
  readonly at: Instant
  readonly ownership: Ownership | undefined
  /** Whether the history tells of that instant: if it does not, somebody may have owned the number. */
  readonly isKnown: boolean
}

/** What the operator does with numbers that nobody has then, or from then on. */
const OF_OPERATOR = ['withdraw', 'restore', 'quarantine', 'assign', 'takeBack', 'portOut', 'portIn'] as const

/** An entry of these says that nobody owned the number then, so that a history can begin with it. */
const OF_NOBODY: readonly AuditEntry['command'][] = ['search', 'reserve', 'release', ...OF_OPERATOR]

type NumberReads = Pick<InventoryStore, 'explainNumber' | 'numberHistory' | 'archives'>

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
  const [last] = await store.archives()
  const archived = last !== undefined && (history[0]?.sequence ?? 0) <= last.through ? last : undefined
  const isWhole = history.length < LONGEST_HISTORY && archived === undefined
  const knownFrom = isWhole
    ? Number.NEGATIVE_INFINITY
    : history.find(({ command }) => OF_NOBODY.includes(command))?.at
  return {
    ...value,
    phoneNumber,
    now,
    ...(ownership && { ownership }),
    ownerships: all,
    history,
    isWhole,
    ...(archived && { archived }),
    ...(at !== undefined && at <= now && { past: pastOwner(all, at, knownFrom) }),
  }
}

function pastOwner(all: readonly Ownership[], at: Instant, knownFrom = Number.POSITIVE_INFINITY): PastOwner {
  const ownership = ownershipAt(all, at)
  return { at, ownership, isKnown: ownership !== undefined || at >= knownFrom }
}
