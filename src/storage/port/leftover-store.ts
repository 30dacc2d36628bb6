import type { Instant } from '../../numbering/instant.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { ReservationHold, SearchHold } from './listed-holds.ts'

/** What the resources have, all of them together. */
export interface LeftoverStore {
  /** What the resources own, hold and have reserved at this instant; each list has `limit` records at most. */
  leftovers(query: { readonly limit: number }): Promise<Leftovers>
  /** What the resources hold and have reserved at this instant; each list has `limit` records at most. */
  liveHolds(query: { readonly limit: number }): Promise<LiveHolds>
}

export interface LiveHolds {
  readonly now: Instant
  /** The searches that hold numbers, the first to expire first. */
  readonly holds: readonly SearchHold[]
  /** The active reservations, the first to expire first. */
  readonly reservations: readonly ReservationHold[]
  /** How many records there are for each list. */
  readonly counts: Readonly<Record<'holds' | 'reservations', number>>
}

export interface Leftovers extends LiveHolds {
  /** The numbers that were bought and not released, by resource, type and number. */
  readonly owned: readonly BoughtNumber[]
  readonly counts: Readonly<Record<'owned' | 'holds' | 'reservations', number>>
}

export interface BoughtNumber {
  readonly resource: string
  readonly phoneNumber: PhoneNumber
  /** The id of the search or reservation that was bought. */
  readonly soldBy: string
  readonly purchasedAt: Instant
}
