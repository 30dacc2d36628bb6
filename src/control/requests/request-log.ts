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
  /** By id, the oldest first, without a gap. */
  readonly #kept = new Map<number, Kept>()
  readonly #followers = new Set<Follower>()
  #bytes = 0
  #newest = 0
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
    this.#newest += 1
    this.#kept.set(this.#newest, { exchanged, bytes })
    this.#bytes += bytes
    for (const [id, oldest] of this.#kept) {
      if (this.#kept.size <= this.#mostRequests && this.#bytes <= this.#mostBytes) break
      this.#kept.delete(id)
      this.#bytes -= oldest.bytes
      this.#dropped = id
    }
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
      const kept = this.#kept.get(id)
      if (kept === undefined) break
      if (passesFilter(filter, kept.exchanged)) found.push(this.#show(id, kept))
    }
    return found
  }

  find(id: number): RequestRecord | undefined {
    const kept = this.#kept.get(id)
    return kept && this.#show(id, kept)
  }

  /** The first request after this id that the filter lets through. */
  next(after: number, filter: RequestFilter): RequestRecord | undefined {
    const [oldest = this.#newest + 1] = this.#kept.keys()
    for (let id = Math.max(after + 1, oldest); id <= this.#newest; id += 1) {
      const kept = this.#kept.get(id)
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
    this.#kept.clear()
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

  #show(id: number, { exchanged }: Kept): RequestRecord {
    return toRecord(exchanged, id, this.#secrets())
  }
}
