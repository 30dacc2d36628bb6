/** One sending of a request that its client may send again when the answer is lost. */
export interface Sending {
  /** The same in each sending of the request. Requests that the client meant to be two may share a key too. */
  readonly key: string
  /** Whether the connection to which the answer goes has ended. */
  readonly isConnectionGone: () => boolean
}

interface SentSearch {
  readonly resource: string
  readonly searchId: string
  /** The sending that was answered with the search last. */
  sending: Sending
}

/** How many searches are remembered. A forgotten search costs a hold: its repetition is a new search. */
const LIMIT = 20_000

/**
 * The searches that this process has answered and that no request has named since, so that the answers may have been
 * lost. A client that names a search has its answer.
 */
export class SentSearches {
  readonly #limit: number
  /** In the order in which the searches were made. */
  readonly #searches = new Map<string, SentSearch>()
  readonly #byKey = new Map<string, SentSearch[]>()

  constructor(limit = LIMIT) {
    this.#limit = limit
  }

  /** Remembers the search with which a sending is answered. */
  add(resource: string, searchId: string, sending: Sending): void {
    const sent = { resource, searchId, sending }
    const key = keyOf(resource, sending.key)
    this.#searches.set(keyOf(resource, searchId), sent)
    this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), sent])
    if (this.#searches.size <= this.#limit) return
    const [oldest] = this.#searches.values()
    if (oldest !== undefined) this.forget(oldest.resource, oldest.searchId)
  }

  /**
   * A search of the same request whose answer may have been lost, with its connection; nothing if there is none. From
   * now on its answer is on the way to the connection of this sending.
   */
  sendAgain(resource: string, sending: Sending): string | undefined {
    const lost = this.#findLost(resource, sending)
    if (lost !== undefined) lost.sending = sending
    return lost?.searchId
  }

  /** Whether there is a search that `sendAgain` would answer. */
  hasLost(resource: string, sending: Sending): boolean {
    return this.#findLost(resource, sending) !== undefined
  }

  /** Forgets all searches, since the inventory was put back to a time before them. */
  clear(): void {
    this.#searches.clear()
    this.#byKey.clear()
  }

  /** Forgets a search, since a request has named it, or since its hold has ended. */
  forget(resource: string, searchId: string): void {
    const sent = this.#searches.get(keyOf(resource, searchId))
    if (sent === undefined) return
    this.#searches.delete(keyOf(resource, searchId))
    const key = keyOf(resource, sent.sending.key)
    const others = this.#byKey.get(key)?.filter((each) => each !== sent) ?? []
    if (others.length === 0) this.#byKey.delete(key)
    else this.#byKey.set(key, others)
  }

  #findLost(resource: string, { key }: Sending): SentSearch | undefined {
    return this.#byKey.get(keyOf(resource, key))?.find(({ sending }) => sending.isConnectionGone())
  }
}

function keyOf(resource: string, id: string): string {
  return `${resource}\n${id}`
}
