import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import type { HoldInstants } from '../../src/numbering/hold.ts'
import type { Instant } from '../../src/numbering/instant.ts'
import type { OwnedNumber } from '../../src/numbering/owned-number.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { Reservation } from '../../src/numbering/reservation.ts'
import type { Search } from '../../src/numbering/search.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import { STOCKS } from './world.ts'

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

const DAY_MS = 24 * 60 * 60_000

/** The instant at which the clock of every run begins. */
export const START = Date.UTC(2026, 0, 15, 12)

/** When the hold ends that was not bought. */
export function holdEnd({ purchaseFailure, cancelledAt, expiresAt }: HoldInstants): Instant {
  return purchaseFailure?.failsAt ?? cancelledAt ?? expiresAt
}

/** Whether a purchase was accepted, also one that fails. */
export function isBought({ purchasedAt, purchaseFailure }: HoldInstants): boolean {
  return purchasedAt !== undefined || purchaseFailure !== undefined
}

/** The inventory as a few maps of facts; every question is answered by looking at all of them. */
export class Model {
  now: Instant = START
  readonly agingMs: number
  readonly stockOf = new Map<PhoneNumber, Stock>(
    STOCKS.flatMap(({ numbers, ...stock }) => numbers.map((number) => [number, stock] as const)),
  )
  readonly searches = new Map<string, ModelSearch>()
  /** By resource and id; without reservations that were deleted or are a month old. */
  readonly reservations = new Map<string, ModelReservation>()
  /** The resource and id of each reservation that was deleted less than a month ago. */
  readonly deleted = new Set<string>()
  readonly owned = new Map<PhoneNumber, ModelOwned>()
  /**
   * When each number was given back: the ends of agings, and the instants at which reservations let numbers
   * go before their expiry.
   */
  readonly agings = new Map<PhoneNumber, Instant[]>()
  /** How many commands changed something since the audit trail was read up to `lastEntry`. */
  changes = 1
  lastEntry = 0

  constructor(agingMs: number) {
    this.agingMs = agingMs
  }

  /** Whether the search can be bought. */
  isHeld(search: Search): boolean {
    return !isBought(search) && search.cancelledAt === undefined && this.now < search.expiresAt
  }

  isActive(reservation: Reservation): boolean {
    return !isBought(reservation) && this.now < reservation.expiresAt
  }

  /** Whether a purchase was accepted that has yet to fail. */
  isFailing({ purchaseFailure }: HoldInstants): boolean {
    return purchaseFailure !== undefined && this.now < purchaseFailure.failsAt
  }

  giveBack(number: PhoneNumber, at: Instant): void {
    this.agings.set(number, [...(this.agings.get(number) ?? []), at])
  }

  isFree(number: PhoneNumber): boolean {
    return (
      !this.owned.has(number) &&
      !this.isHeldNumber(number) &&
      (this.agings.get(number) ?? []).every((end) => end <= this.now)
    )
  }

  /** Whether a search or a reservation holds the number now. */
  isHeldNumber(number: PhoneNumber): boolean {
    return (
      this.searchesOf(number).some((search) => this.isHeld(search) || this.isFailing(search)) ||
      this.reservationsOf(number).some((each) => this.isActive(each) || this.isFailing(each))
    )
  }

  freeNumbers(): PhoneNumber[] {
    return [...this.stockOf.keys()].filter((number) => this.isFree(number))
  }

  /** When a free number became free: the latest end of a claim or aging. */
  restedSince(number: PhoneNumber): Instant {
    const holdEnds = this.searchesOf(number)
      .filter(({ purchasedAt }) => purchasedAt === undefined)
      .map(holdEnd)
    const expiries = this.reservationsOf(number)
      .filter(({ purchasedAt }) => purchasedAt === undefined)
      .map(holdEnd)
    return Math.max(0, ...expiries, ...holdEnds, ...(this.agings.get(number) ?? []))
  }

  /** The instants at which something will change by itself within a day, the next one first. */
  nextChanges(): Instant[] {
    const holds: HoldInstants[] = [
      ...[...this.searches.values()].map(({ search }) => search),
      ...[...this.reservations.values()].map(({ reservation }) => reservation),
    ]
    return [...holds.map(({ expiresAt }) => expiresAt), ...holds.map(holdEnd), ...this.agings.values()]
      .flat()
      .filter((instant) => instant > this.now && instant < this.now + DAY_MS)
      .sort((a, b) => a - b)
  }

  private reservationsOf(number: PhoneNumber): Reservation[] {
    return [...this.reservations.values()]
      .map(({ reservation }) => reservation)
      .filter(({ phoneNumbers }) => phoneNumbers.some(({ phoneNumber }) => phoneNumber === number))
  }

  private searchesOf(number: PhoneNumber): Search[] {
    return [...this.searches.values()]
      .map(({ search }) => search)
      .filter(({ phoneNumbers }) => phoneNumbers.includes(number))
  }
}
