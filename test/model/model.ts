import type { Instant } from '../../src/numbering/instant.ts'
import type { OwnedNumber } from '../../src/numbering/owned-number.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { Search } from '../../src/numbering/search.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import { STOCKS } from './world.ts'

export interface ModelSearch {
  readonly resource: string
  search: Search
}

export interface ModelOwned {
  readonly resource: string
  owned: OwnedNumber
}

/** Where the clock of every run begins. */
export const START = Date.UTC(2026, 0, 15, 12)

/** The inventory as a few maps, which only say what is so; every question is answered by looking at all. */
export class Model {
  now: Instant = START
  readonly agingMs: number
  readonly stockOf = new Map<PhoneNumber, Stock>(
    STOCKS.flatMap(({ numbers, ...stock }) => numbers.map((number) => [number, stock] as const)),
  )
  readonly searches = new Map<string, ModelSearch>()
  readonly owned = new Map<PhoneNumber, ModelOwned>()
  /** The ends of the agings of each released number. */
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

  isFree(number: PhoneNumber): boolean {
    return (
      !this.owned.has(number) &&
      !this.searchesOf(number).some((search) => this.isHeld(search)) &&
      (this.agings.get(number) ?? []).every((end) => end <= this.now)
    )
  }

  freeNumbers(): PhoneNumber[] {
    return [...this.stockOf.keys()].filter((number) => this.isFree(number))
  }

  /** When a free number became free: the last time that something ended. */
  restedSince(number: PhoneNumber): Instant {
    const holdEnds = this.searchesOf(number)
      .filter(({ purchasedAt }) => purchasedAt === undefined)
      .map(({ cancelledAt, expiresAt }) => cancelledAt ?? expiresAt)
    return Math.max(0, ...holdEnds, ...(this.agings.get(number) ?? []))
  }

  /** The instants at which something will change by itself, the next one first. */
  nextChanges(): Instant[] {
    const expiries = [...this.searches.values()].map(({ search }) => search.expiresAt)
    return [...expiries, ...this.agings.values()]
      .flat()
      .filter((instant) => instant > this.now)
      .sort((a, b) => a - b)
  }

  private searchesOf(number: PhoneNumber): Search[] {
    return [...this.searches.values()]
      .map(({ search }) => search)
      .filter(({ phoneNumbers }) => phoneNumbers.includes(number))
  }
}
