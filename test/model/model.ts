import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import type { HoldInstants } from '../../src/numbering/hold.ts'
import type { Instant } from '../../src/numbering/instant.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { Reservation } from '../../src/numbering/reservation.ts'
import type { Search } from '../../src/numbering/search.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import { kindOfForced } from './kind-of-forced.ts'
import type { Machine } from './machine.ts'
import { ModelClock } from './model-clock.ts'
import { copyFacts, type Facts, holdEnd, isBought, type ModelOwned, type OffSale } from './model-facts.ts'
import { ModelRules, type ModelSubject } from './model-rules.ts'
import type { Tally } from './tally.ts'
import { STOCKS } from './world.ts'

const DAY_MS = 24 * 60 * 60_000

interface Start extends Facts {
  readonly now: Instant
  readonly rate: number
  readonly changes: number
  readonly lastEntry: number
}

/** The inventory as a few maps of facts; every question is answered by looking at all of them. */
export class Model implements Facts {
  readonly agingMs: number
  readonly rules: ModelRules
  readonly stockOf = new Map<PhoneNumber, Stock>(
    STOCKS.flatMap(({ numbers, ...stock }) => numbers.map((number) => [number, stock] as const)),
  )
  searches: Facts['searches'] = new Map()
  reservations: Facts['reservations'] = new Map()
  deleted: Facts['deleted'] = new Set()
  owned: Facts['owned'] = new Map()
  agings: Facts['agings'] = new Map()
  offSale: Facts['offSale'] = new Map()
  former: Facts['former'] = new Map()
  /** How many commands changed something since the audit trail was read up to `lastEntry`. */
  changes = 1
  lastEntry = 0

  readonly #clock: ModelClock
  #start: Start | undefined
  readonly #tally: Tally

  constructor(agingMs: number, { machine, tally }: { machine: Machine; tally: Tally }) {
    this.agingMs = agingMs
    this.#tally = tally
    this.#clock = new ModelClock(machine)
    this.rules = new ModelRules(machine)
  }

  get now(): Instant {
    return this.#clock.now
  }

  freezeAt(instant: Instant): void {
    this.#clock.set(instant, 0)
  }

  /** A frozen clock stays frozen, a running one goes on. */
  advance(ms: number): void {
    this.#clock.set(this.now + ms, this.#clock.rate)
  }

  runAt(rate: number): void {
    this.#clock.set(this.now, rate)
  }

  /** The records, as they are now. */
  facts(): Facts {
    return copyFacts(this)
  }

  /** Has the records of an earlier moment again. Nothing else has changed since. */
  putBack(facts: Facts): void {
    Object.assign(this, facts, { changes: 0 })
  }

  /** Keeps the present state as the start. */
  keepStart(): void {
    const { now, changes, lastEntry } = this
    this.#start = { ...copyFacts(this), now, rate: this.#clock.rate, changes, lastEntry }
  }

  /** Whether a start is kept. */
  get hasStart(): boolean {
    return this.#start !== undefined
  }

  /** Goes back to the start, and has no rules. */
  reset(): void {
    if (this.#start === undefined) return
    const { now, rate, changes, lastEntry, ...facts } = this.#start
    Object.assign(this, copyFacts(facts), { changes, lastEntry })
    this.#clock.set(now, rate)
    this.rules.clear()
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

  /** Counts what was forced upon a request that succeeded otherwise. */
  use(forced: ForcedOutcome | undefined): void {
    if (forced !== undefined) this.#tally.countFault(kindOfForced(forced))
  }

  giveBack(number: PhoneNumber, at: Instant): void {
    this.agings.set(number, [...(this.agings.get(number) ?? []), at])
  }

  /** Gives a number to a resource, whatever rest it had. */
  give(number: PhoneNumber, resource: string, owned: ModelOwned['owned']): void {
    this.owned.set(number, { resource, owned })
    this.offSale.delete(number)
    this.agings.set(
      number,
      (this.agings.get(number) ?? []).filter((end) => end <= this.now),
    )
  }

  /** How the number is off sale now; `undefined` if it is not. */
  offSaleNow(number: PhoneNumber): OffSale['state'] | undefined {
    const { state, until } = this.offSale.get(number) ?? {}
    return until === undefined || this.now < until ? state : undefined
  }

  /** Whether the number was released, and rests. */
  isResting(number: PhoneNumber): boolean {
    return (this.agings.get(number) ?? []).some((end) => end > this.now)
  }

  isFree(number: PhoneNumber): boolean {
    return (
      !this.owned.has(number) &&
      this.offSaleNow(number) === undefined &&
      !this.isHeldNumber(number) &&
      !this.isResting(number)
    )
  }

  /** Whether a search or a reservation holds the number now. */
  isHeldNumber(number: PhoneNumber): boolean {
    return (
      this.searchesOf(number).some((search) => this.isHeld(search) || this.isFailing(search)) ||
      this.reservationsOf(number).some((each) => this.isActive(each) || this.isFailing(each))
    )
  }

  /** The numbers, with what a fault rule may ask of them. */
  subjectsOf(numbers: readonly PhoneNumber[]): ModelSubject[] {
    return numbers.map((phoneNumber) => {
      const { country, numberType, areaCode } = this.stockOf.get(phoneNumber) ?? {}
      return country === undefined ? { phoneNumber } : { phoneNumber, country, numberType, areaCode }
    })
  }

  /** What a request is about that names a search. */
  subjectsOfSearch(resource: string, searchId: string): ModelSubject[] {
    const found = this.searches.get(searchId)
    if (found === undefined || found.resource !== resource) return []
    const { country, numberType, phoneNumbers } = found.search
    return phoneNumbers.length === 0 ? [{ country, numberType }] : this.subjectsOf(phoneNumbers)
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
    const { until = 0 } = this.offSale.get(number) ?? {}
    return Math.max(0, until, ...expiries, ...holdEnds, ...(this.agings.get(number) ?? []))
  }

  /** The instants at which something will change by itself within a day, the next one first. */
  nextChanges(): Instant[] {
    const holds: HoldInstants[] = [
      ...[...this.searches.values()].map(({ search }) => search),
      ...[...this.reservations.values()].map(({ reservation }) => reservation),
    ]
    const quarantines = [...this.offSale.values()].flatMap(({ until }) => until ?? [])
    const ends = [...holds.map(({ expiresAt }) => expiresAt), ...holds.map(holdEnd)]
    return [...ends, ...quarantines, ...this.agings.values()]
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
