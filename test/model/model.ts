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
}

export interface ModelReservation {
  readonly resource: string
  reservation: Reservation
}

export interface ModelOwned {
  readonly resource: string
  owned: OwnedNumber
}

/** The instant at which the clock of every run begins. */
export const START = Date.UTC(2026, 0, 15, 12)

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

  isHeld({ purchasedAt, cancelledAt, expiresAt }: Search): boolean {
    return purchasedAt === undefined && cancelledAt === undefined && this.now < expiresAt
  }

  isActive({ purchasedAt, expiresAt }: Reservation): boolean {
    return purchasedAt === undefined && this.now < expiresAt
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
      this.searchesOf(number).some((search) => this.isHeld(search)) ||
      this.reservationsOf(number).some((reservation) => this.isActive(reservation))
    )
  }

  freeNumbers(): PhoneNumber[] {
    return [...this.stockOf.keys()].filter((number) => this.isFree(number))
  }

  /** When a free number became free: the latest end of a claim or aging. */
  restedSince(number: PhoneNumber): Instant {
    const holdEnds = this.searchesOf(number)
      .filter(({ purchasedAt }) => purchasedAt === undefined)
      .map(({ cancelledAt, expiresAt }) => cancelledAt ?? expiresAt)
    const expiries = this.reservationsOf(number)
      .filter(({ purchasedAt }) => purchasedAt === undefined)
      .map(({ expiresAt }) => expiresAt)
    return Math.max(0, ...expiries, ...holdEnds, ...(this.agings.get(number) ?? []))
  }

  /** The instants at which something will change by itself, the next one first. */
  nextChanges(): Instant[] {
    const expiries = [...this.searches.values()].map(({ search }) => search.expiresAt)
    const others = [...this.reservations.values()].map(({ reservation }) => reservation.expiresAt)
    return [...expiries, ...others, ...this.agings.values()]
      .flat()
      .filter((instant) => instant > this.now)
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
