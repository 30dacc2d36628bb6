import type { AuditEntry } from '../../numbering/audit-entry.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { OwnedNumber } from '../../numbering/owned-number.ts'
import type { Replayed } from '../../numbering/replay/replayed.ts'
import type { ReservationSummary } from '../../numbering/reservation.ts'
import type { Search } from '../../numbering/search.ts'
import type { Stock } from '../../numbering/stock.ts'
import type {
  InspectedChanges,
  InspectedClosure,
  InspectedRegister,
  InspectedSips,
} from './inspected-settings.ts'

/**
 * What the inventory has written down, for a check of it: nothing is put right and nothing is left out. The answer of
 * each method is of one instant, and no method waits for a change or keeps one waiting.
 */
export interface InspectStore {
  /**
   * The numbers after the number `after`, at most `limit` rows and pieces, with all that hangs on them. The pages cover
   * all numbers that there could be.
   */
  inspectNumbers(page: InspectPage): Promise<InspectedNumbers>
  /** The searches with keys after `after`, at most `limit`, with the rows of their numbers. */
  inspectSearches(page: InspectPage): Promise<InspectedRecords<Search>>
  /** The reservations with keys after `after`, at most `limit`, with the rows of their numbers. */
  inspectReservations(page: InspectPage): Promise<InspectedRecords<ReservationSummary>>
  /** The operations with ids after `after`, at most `limit`, with the entries that they name. */
  inspectOperations(page: InspectNames): Promise<InspectedOperations>
  /** The SIP configurations of the resources after the resource `after`, at most `limit`. */
  inspectSip(page: InspectNames): Promise<InspectedSips>
  /** The entries of the register after the name `after`, at most `limit`, with what the history says of each. */
  inspectRegister(page: InspectNames): Promise<InspectedRegister>
  /** The changes of the register after the version `after`, at most `limit`. */
  inspectRegisterChanges(page: InspectPage): Promise<InspectedChanges>
  /** The entries of the trail after `after`, at most `limit`, and how the history of each number that they name goes. */
  inspectTrail(page: InspectPage): Promise<InspectedTrail>
}

export interface InspectPage {
  readonly after: number
  readonly limit: number
}

/** A page of records that have names. */
export interface InspectNames {
  readonly after: string
  readonly limit: number
}

/** The row of a number. */
export interface InspectedRow {
  readonly number: number
  readonly stock: number
  readonly freeAt: Instant
  readonly claim: number | undefined
  /** The newest entry of `audit` that names the number. */
  readonly entry: number
}

/** Untouched numbers: the row of a piece. */
export interface InspectedPiece {
  readonly first: number
  readonly last: number
  readonly stock: number
  /** The pieces of a stock are used in the order of their places. */
  readonly place: number
  /** The block of the stock at this position, or else the last one before it; absent where there is none. */
  readonly atPlace?: InspectedBlock
  readonly entry: number
}

export interface InspectedBlock {
  readonly first: number
  readonly last: number
  readonly stock: number
  /** How many numbers the stock had before it, of which some may have been deleted. */
  readonly position: number
  /** The position of the next block of the stock; absent where there is none. */
  readonly next?: number
}

/** The row of an owned number. */
export interface InspectedOwner {
  readonly number: number
  readonly resource: string
  readonly soldBy: string
  /** Absent where the row cannot be read. */
  readonly owned?: OwnedNumber
  readonly releaseAt: Instant
  readonly isProtected: boolean
}

/** The history of a number: the walk from its newest entry back. */
export interface Chain {
  /** The oldest first. */
  readonly entries: readonly AuditEntry[]
  /** Why the walk ended before its beginning; absent where it did not. */
  readonly fault?: string
}

/** A search or reservation by whose key numbers are claimed. */
export interface Claimant {
  readonly kind: 'search' | 'reservation'
  readonly resource: string
  readonly id: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  /** Whether the hold was neither bought nor cancelled. */
  readonly isOpen: boolean
  /** Its numbers among the inspected ones. */
  readonly numbers: ReadonlySet<number>
}

/** Where the trail begins: an entry, and the state up to it. */
export interface Opening {
  /** The sequence up to which entries are no longer in the trail; 0 if it is whole. */
  readonly sequence: number
  /** The state of the inspected numbers then. */
  readonly state: Replayed
}

export interface InspectedNumbers {
  readonly now: Instant
  /** The last number that the page covers. */
  readonly last: number
  /** Whether numbers may follow. */
  readonly more: boolean
  /** Ascending. */
  readonly rows: readonly InspectedRow[]
  /** Ascending by their ends; the last one may reach beyond the page. */
  readonly pieces: readonly InspectedPiece[]
  /** Ascending; the first and last one may reach beyond the page. */
  readonly blocks: readonly InspectedBlock[]
  readonly stocks: ReadonlyMap<number, Stock>
  /** By resource, of each owner that is closed. */
  readonly closures: ReadonlyMap<string, InspectedClosure>
  /** Ascending by number. */
  readonly owners: readonly InspectedOwner[]
  /** By number, of each row. */
  readonly chains: ReadonlyMap<number, Chain>
  /** The entries of the pieces, by sequence. */
  readonly origins: ReadonlyMap<number, AuditEntry>
  /** By claim, of each row. */
  readonly claimants: ReadonlyMap<number, Claimant>
  /** Searches with greater keys are entries of the trail themselves. */
  readonly searchesSince: number
  readonly opening: Opening
}

/** A record that claims numbers, with its numbers. */
export interface InspectedRecord<T> {
  readonly key: number
  readonly resource: string
  /** Absent where the row cannot be read. */
  readonly record?: T
  readonly numbers: readonly number[]
  /** How many numbers it counts among those that its resource holds; absent where no column says so. */
  readonly counted?: number
}

export interface InspectedRecords<T> {
  readonly now: Instant
  readonly records: readonly InspectedRecord<T>[]
  /** By number. */
  readonly rows: ReadonlyMap<number, InspectedRow>
  /** When the entries were made that the rows remember, by sequence. */
  readonly entries: ReadonlyMap<number, Instant>
  /** When the records were made that claim the rows, by claim. */
  readonly claims: ReadonlyMap<number, Instant>
  /** Numbers of reservations that do not exist, by the key that they name. */
  readonly orphans: ReadonlyMap<number, readonly number[]>
  readonly searchesSince: number
  readonly opening: number
  /** The key of the last record; absent where there are no more. */
  readonly next?: number
}

export interface InspectedOperation {
  readonly id: string
  readonly resource: string
  readonly type: string
  readonly number: number | undefined
  readonly failure: string | undefined
  readonly createdAt: Instant
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly entry: number | undefined
}

export interface InspectedOperations {
  readonly now: Instant
  readonly operations: readonly InspectedOperation[]
  readonly entries: ReadonlyMap<number, AuditEntry>
  readonly opening: number
  readonly next?: string
}

/** How the search of an entry has ended. */
export interface SearchEnd {
  readonly resource: string
  readonly record?: Search
}

/** Which entries a number has in its history. */
export interface History {
  readonly entries: ReadonlySet<number>
  /** The entry that brought the number in, where the history goes back to it. */
  readonly since?: number
}

export interface InspectedTrail {
  readonly now: Instant
  /** The oldest first. */
  readonly entries: readonly AuditEntry[]
  /** Of each named number, as far back as the page goes; absent where the number has no row. */
  readonly histories: ReadonlyMap<number, History>
  /** The ranges of the blocks that are there, ascending, of those that the entries bring in. */
  readonly blocks: readonly InspectedBlock[]
  /** By the ids of the entries that end searches. */
  readonly searches: ReadonlyMap<string, SearchEnd>
  /** The present SIP configurations of the resources whose entries change one, as JSON documents; absent where there is none. */
  readonly sip: ReadonlyMap<string, unknown>
  /** The sequence of the last entry; absent where there are no more now. */
  readonly next?: number
}
