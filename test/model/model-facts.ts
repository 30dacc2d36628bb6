import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import type { HoldInstants } from '../../src/numbering/hold.ts'
import type { Instant } from '../../src/numbering/instant.ts'
import type { OwnedNumber } from '../../src/numbering/owned-number.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { Reservation } from '../../src/numbering/reservation.ts'
import type { Search } from '../../src/numbering/search.ts'

export interface ModelSearch {
  readonly resource: string
  search: Search
  /** The operation that made it. */
  made: ModelOperation
  /** The operation that bought it, or fails to. */
  bought?: ModelOperation
  /** What is forced upon its purchase. */
  readonly forced?: ForcedOutcome
}

export interface ModelOperation {
  readonly endsAt: Instant
  readonly rule?: string
}

export interface ModelReservation {
  readonly resource: string
  reservation: Reservation
  /** The rule that was forced upon its purchase. */
  rule?: string
}

export interface ModelOwned {
  readonly resource: string
  owned: OwnedNumber
}

/** A number that the operator took off sale; what ends by itself has an end, and is free after it. */
export interface OffSale {
  readonly state: 'withdrawn' | 'quarantined' | 'portedOut'
  readonly until?: Instant
}

/** All that a model knows of its records. */
export interface Facts {
  searches: Map<string, ModelSearch>
  /** By resource and id; without reservations that were deleted or are a month old. */
  reservations: Map<string, ModelReservation>
  /** The resource and id of each reservation that was deleted less than a month ago. */
  deleted: Set<string>
  owned: Map<PhoneNumber, ModelOwned>
  /**
   * When each number was given back: the ends of agings, and the instants at which reservations let numbers
   * go before their expiry.
   */
  agings: Map<PhoneNumber, Instant[]>
  offSale: Map<PhoneNumber, OffSale>
  /** The last owner of each number that was released. */
  former: Map<PhoneNumber, ModelOwned>
}

/** Commands change the records of a model, but not what is in them. */
export function copyFacts({ searches, reservations, deleted, owned, agings, ...rest }: Facts): Facts {
  return {
    searches: copyRecords(searches),
    reservations: copyRecords(reservations),
    deleted: new Set(deleted),
    owned: copyRecords(owned),
    agings: new Map(agings),
    offSale: new Map(rest.offSale),
    former: new Map(rest.former),
  }
}

function copyRecords<K, V extends object>(records: ReadonlyMap<K, V>): Map<K, V> {
  return new Map([...records].map(([key, record]) => [key, { ...record }]))
}

/** When the hold ends that was not bought. */
export function holdEnd({ purchaseFailure, cancelledAt, expiresAt }: HoldInstants): Instant {
  return purchaseFailure?.failsAt ?? cancelledAt ?? expiresAt
}

/** Whether a purchase was accepted, also one that fails. */
export function isBought({ purchasedAt, purchaseFailure }: HoldInstants): boolean {
  return purchasedAt !== undefined || purchaseFailure !== undefined
}
