import { type Exchanged, sizeOf } from './exchanged.ts'
import { passesFilter, type RequestFilter } from './request-filter.ts'
import { type RequestRecord, toRecord } from './request-record.ts'

/** The most requests that are kept. */
export const MOST_REQUESTS = 1_000

export interface RequestLogOptions {
  /** The secrets of the inventory, which no record shows; asked whenever records are read. */
  readonly secrets?: () => readonly string[]
  readonly mostRequests?: number
  /** The most bytes of all requests that are kept. */
  readonly mostBytes?: number
}

/** What follows a log. */
export interface Follower {
  /** A request was added. */
  added(): void
  /** The log has ended. */
  ended(): void
}

interface Kept {
  readonly exchanged: Exchanged
  readonly bytes: number
}

/** The most bytes that are kept: 16 MiB. */
const MOST_BYTES = 16 * 1024 * 1024

/** The most followers at a time: each has a connection of its own. */
const MOST_FOLLOWERS = 64

/**
 * The last exchanges of one inventory, by ids that grow by one. The oldest make room for new ones. Secrets are hidden as
 * records are read, so that a request that nobody reads costs next to nothing.
 */
export class RequestLog {
  readonly #secrets: () => readonly string[]
  readonly #mostRequests: number
  readonly #mostBytes: number
  /** The requests from the oldest one to the newest one, each in the place of its id; see `#placeOf`. */
  readonly #kept: (Kept | undefined)[] = []
  readonly #followers = new Set<Follower>()
  #bytes = 0
  #newest = 0
  /** The id of the oldest request that is kept; one more than the newest where none is. */
  #oldest = 1
  /** The newest id that made room for others. */
  #dropped = 0
  #hasEnded = false

  constructor({
    secrets = () => [],
    mostRequests = MOST_REQUESTS,
    mostBytes = MOST_BYTES,
  }: RequestLogOptions = {}) {
    this.#secrets = secrets
    this.#mostRequests = mostRequests
    this.#mostBytes = mostBytes
  }

  /** The id of the newest request there was; 0 if there was none. */
  get newest(): number {
    return this.#newest
  }

  /** About the bytes that are kept. */
  get bytes(): number {
    return this.#bytes
  }

  add(exchanged: Exchanged): void {
    const bytes = sizeOf(exchanged)
    if (this.#newest - this.#oldest + 1 >= this.#mostRequests) this.#dropOldest()
    this.#newest += 1
    this.#kept[this.#placeOf(this.#newest)] = { exchanged, bytes }
    this.#bytes += bytes
    while (this.#bytes > this.#mostBytes) this.#dropOldest()
    for (const follower of this.#followers) follower.added()
  }

  /**
   * Requests that the filter lets through, the newest first.
   * @param since only requests of greater ids
   * @param limit the most requests
   */
  list(filter: RequestFilter, { since = 0, limit = MOST_REQUESTS } = {}): RequestRecord[] {
    const found: RequestRecord[] = []
    for (let id = this.#newest; id > since && found.length < limit; id -= 1) {
      const kept = this.#at(id)
      if (kept === undefined) break
      if (passesFilter(filter, kept.exchanged)) found.push(this.#show(id, kept))
    }
    return found
  }

  find(id: number): RequestRecord | undefined {
    const kept = this.#at(id)
    return kept && this.#show(id, kept)
  }

  /** The first request after this id that the filter lets through. */
  next(after: number, filter: RequestFilter): RequestRecord | undefined {
    for (let id = Math.max(after + 1, this.#oldest); id <= this.#newest; id += 1) {
      const kept = this.#at(id)
      if (kept !== undefined && passesFilter(filter, kept.exchanged)) return this.#show(id, kept)
    }
    return undefined
  }

  /** Whether a request after this id has made room for others already. */
  hasLostAfter(id: number): boolean {
    return this.#dropped > id
  }

  /** Forgets all requests; the ids go on. */
  clear(): void {
    this.#kept.length = 0
    this.#oldest = this.#newest + 1
    this.#bytes = 0
  }

  /** Where a follower begins that wants what comes after this id, or what is added from now on. */
  position(after: number | undefined): number {
    if (after === undefined) return this.#newest
    // An id from an earlier server says nothing: all requests here are new.
    return Math.max(this.#dropped, after > this.#newest ? 0 : after)
  }

  /** Whether one more may follow. */
  get hasRoom(): boolean {
    return !this.#hasEnded && this.#followers.size < MOST_FOLLOWERS
  }

  /** Returns what ends the following; `undefined` if there is no room. */
  follow(follower: Follower): (() => void) | undefined {
    if (!this.hasRoom) return undefined
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }

  /** Ends the log for its followers, as the inventory ends or the server stops. */
  end(): void {
    this.#hasEnded = true
    for (const follower of this.#followers) follower.ended()
    this.#followers.clear()
  }

  #at(id: number): Kept | undefined {
    return id < this.#oldest || id > this.#newest ? undefined : this.#kept[this.#placeOf(id)]
  }

  /** Ids go on and places are used again: the place of the oldest request is that of the request after the newest. */
  #placeOf(id: number): number {
    return id % this.#mostRequests
  }

  #dropOldest(): void {
    const place = this.#placeOf(this.#oldest)
    this.#bytes -= this.#kept[place]?.bytes ?? 0
    this.#kept[place] = undefined
    this.#dropped = this.#oldest
    this.#oldest += 1
  }

  #show(id: number, { exchanged }: Kept): RequestRecord {
    return toRecord(exchanged, id, this.#secrets())
  }
}
