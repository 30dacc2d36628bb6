import type { Answer, Call, Entry } from '../../../harness/processes/checker/run.ts'
import { SmallSip } from './small-sip.ts'

interface Terms {
  readonly holdMs: number
  readonly agingMs: number
}

interface Hold {
  readonly resource: string
  readonly quantity: number
  numbers: string[]
  expiresAt: number
  end?: 'bought' | 'cancelled'
}

const NEVER = Number.POSITIVE_INFINITY

/** The simplest inventory, which does one call at a time. The tests of the checker simulate runs with it. */
export class SmallInventory {
  trail: Entry[] = []
  releases: [string, 'succeeded' | 'failed'][] = []
  releasedAt: [string, number][] = []
  readonly sip = new SmallSip()
  readonly #stock: Readonly<Record<string, readonly string[]>>
  readonly #terms: Terms
  #places = new Map<string, { hold: string; freeAt: number; owner?: string }>()
  #holds = new Map<string, Hold>()
  #ids = 0

  constructor(stock: Readonly<Record<string, readonly string[]>>, terms: Terms) {
    this.#stock = stock
    this.#terms = terms
  }

  /** Remembers the present state; the answer makes the inventory forget everything since, but the ids that it gave. */
  remember(): () => void {
    const [trail, releases, releasedAt] = [[...this.trail], [...this.releases], [...this.releasedAt]]
    const [places, holds] = [structuredClone(this.#places), structuredClone(this.#holds)]
    const forgetSip = this.sip.remember()
    return () => {
      this.trail = trail
      this.releases = releases
      this.releasedAt = releasedAt
      this.#places = places
      this.#holds = holds
      forgetSip()
    }
  }

  /** @param now wall time */
  answer(resource: string, call: Call, now: number): Answer {
    switch (call.kind) {
      case 'search':
        return this.#search(resource, call, now)
      case 'result':
        return this.#result(resource, call.search, now)
      case 'purchase':
        return this.#purchase(resource, call.search, now)
      case 'cancel':
        return this.#cancel(resource, call.search, now)
      case 'operation':
        return this.#operation(call.operation)
      case 'release':
        return this.#release(resource, call.number, now)
      case 'number':
        return { status: this.#places.get(call.number)?.owner === resource ? 200 : 404 }
      case 'owned':
        return { status: 200, numbers: this.#owned(resource) }
      case 'browse':
        return { status: 200, numbers: this.#free(call.market, now).slice(0, 5) }
      case 'reserve':
        return this.#reserve(resource, call, now)
      case 'sip':
        return this.sip.show(resource)
      case 'change sip':
        return this.sip.change(resource, call, now)
      case 'withdraw':
      case 'restore':
      case 'assign':
      case 'take':
        throw new Error('The simulated clients are resources, and no operators')
      default:
        return this.#reservation(resource, call.kind, call.reservation, now)
    }
  }

  #operation(id: string): Answer {
    const of = id.slice(id.indexOf('_') + 1)
    const state = this.#holds.has(of) ? 'succeeded' : new Map(this.releases).get(id)
    return state === undefined ? { status: 404, code: 'NotFound' } : { status: 200, state }
  }

  #newId(): number {
    this.#ids += 1
    return this.#ids
  }

  #free(market: string, now: number): string[] {
    return (this.#stock[market] ?? []).filter((number) => (this.#places.get(number)?.freeAt ?? 0) <= now)
  }

  #owned(resource: string): string[] {
    return [...this.#places].filter(([, place]) => place.owner === resource).map(([number]) => number)
  }

  #note(entry: Omit<Entry, 'sequence'>): void {
    this.trail.push({ sequence: this.trail.length + 1, ...entry })
  }

  #place(hold: string, numbers: readonly string[], freeAt: number, owner?: string): void {
    for (const number of numbers)
      this.#places.set(number, { hold, freeAt, ...(owner !== undefined && { owner }) })
  }

  #search(resource: string, { market, quantity }: { market: string; quantity: number }, now: number): Answer {
    const search = `search-${this.#newId()}`
    const numbers = this.#free(market, now).slice(0, quantity)
    const expiresAt = now + this.#terms.holdMs
    this.#holds.set(search, { resource, quantity, numbers, expiresAt })
    this.#place(search, numbers, expiresAt)
    this.#note({ at: now, command: 'search', resource, hold: search, market, numbers, quantity, expiresAt })
    return { status: 202, search, operation: `search_${search}` }
  }

  #own(resource: string, id: string): Hold | undefined {
    const hold = this.#holds.get(id)
    return hold?.resource === resource ? hold : undefined
  }

  #result(resource: string, id: string, now: number): Answer {
    const hold = this.#own(resource, id)
    if (hold === undefined) return { status: 404, code: 'NotFound' }
    const { numbers, expiresAt, quantity, end } = hold
    if (end !== 'bought' && (end === 'cancelled' || expiresAt <= now)) {
      return { status: 200, numbers: [], state: 'ReservationExpired', expiresAt }
    }
    const short = numbers.length === 0 ? 'OutOfStock' : 'NumbersPartiallyAcquired'
    const state = end === 'bought' || numbers.length === quantity ? 'NoError' : short
    return { status: 200, numbers, state, expiresAt }
  }

  #purchase(resource: string, id: string, now: number): Answer {
    const hold = this.#own(resource, id)
    if (hold === undefined) return { status: 404, code: 'NotFound' }
    const done = { status: 202, operation: `purchase_${id}` }
    if (hold.end === 'bought') return done
    if (hold.end === 'cancelled' || hold.expiresAt <= now) return { status: 400, code: 'ReservationExpired' }
    if (hold.numbers.length === 0) return { status: 400, code: 'OutOfStock' }
    this.#buy('purchase', id, hold, now)
    return done
  }

  #buy(command: 'purchase' | 'purchaseReservation', id: string, hold: Hold, now: number): void {
    hold.end = 'bought'
    this.#place(id, hold.numbers, NEVER, hold.resource)
    this.#note({ at: now, command, resource: hold.resource, hold: id, numbers: hold.numbers })
  }

  #letGo(command: 'cancel' | 'cancelReservation', id: string, hold: Hold, now: number): void {
    hold.end = 'cancelled'
    this.#place(id, hold.numbers, now)
    this.#note({ at: now, command, resource: hold.resource, hold: id, numbers: hold.numbers })
  }

  #cancel(resource: string, id: string, now: number): Answer {
    const hold = this.#own(resource, id)
    if (hold === undefined) return { status: 404, code: 'NotFound' }
    if (hold.end === undefined && now < hold.expiresAt) this.#letGo('cancel', id, hold, now)
    return { status: 204 }
  }

  #release(resource: string, number: string, now: number): Answer {
    const operation = `release_${this.#newId()}`
    const place = this.#places.get(number)
    const succeeded = place?.owner === resource
    this.releases.push([operation, succeeded ? 'succeeded' : 'failed'])
    this.releasedAt.push([operation, now])
    if (succeeded) {
      this.#place(place.hold, [number], now + this.#terms.agingMs)
      this.#note({ at: now, command: 'release', resource, hold: place.hold, numbers: [number] })
    }
    return { status: 202, operation }
  }

  #reserve(
    resource: string,
    {
      reservation: id,
      add,
      remove,
    }: { reservation: string; add: readonly string[]; remove: readonly string[] },
    now: number,
  ): Answer {
    const before = this.#own(resource, id)
    if (before?.end === 'bought' || (before !== undefined && before.expiresAt <= now)) {
      return { status: 400, code: 'ReservationNotActive' }
    }
    const current = before?.end === undefined ? (before?.numbers ?? []) : []
    const wanted = add.filter((number) => !current.includes(number))
    const failed = wanted.filter((number) => (this.#places.get(number)?.freeAt ?? 0) > now)
    const added = wanted.filter((number) => !failed.includes(number))
    const removed = remove.filter((number) => current.includes(number))
    const numbers = [...current, ...added].filter((number) => !removed.includes(number))
    const unchanged = before !== undefined && added.length + removed.length === 0
    const expiresAt = unchanged ? before.expiresAt : now + this.#terms.holdMs
    this.#holds.set(id, { resource, quantity: 0, numbers, expiresAt })
    if (!unchanged) {
      const command = before === undefined ? 'reserve' : 'updateReservation'
      const named = [...numbers, ...removed]
      const change = before === undefined ? { added } : { added, removed }
      this.#place(id, numbers, expiresAt)
      this.#place(id, removed, now)
      this.#note({ at: now, command, resource, hold: id, numbers: named, expiresAt, ...change })
    }
    return {
      status: failed.length > 0 ? 207 : before === undefined ? 201 : 200,
      numbers,
      failed,
      state: 'active',
      expiresAt,
    }
  }

  #reservation(
    resource: string,
    kind: 'reservation' | 'delete' | 'buy reserved',
    id: string,
    now: number,
  ): Answer {
    const hold = this.#own(resource, id)
    if (kind === 'delete' && hold?.end === 'cancelled') return { status: 204 }
    if (hold === undefined || hold.end === 'cancelled') return { status: 404, code: 'ReservationNotFound' }
    const { end, numbers, expiresAt } = hold
    const expired = end === undefined && expiresAt <= now
    if (kind === 'reservation') {
      return {
        status: 200,
        numbers,
        state: end === 'bought' ? 'completed' : expired ? 'expired' : 'active',
        expiresAt,
      }
    }
    if (kind === 'buy reserved' && end === 'bought')
      return { status: 202, operation: `reservationPurchase_${id}` }
    if (end === 'bought' || expired) return { status: 400, code: 'ReservationNotActive' }
    if (kind === 'delete') {
      this.#letGo('cancelReservation', id, hold, now)
      return { status: 204 }
    }
    if (numbers.length === 0) return { status: 400, code: 'BadRequest' }
    this.#buy('purchaseReservation', id, hold, now)
    return { status: 202, operation: `reservationPurchase_${id}` }
  }
}
