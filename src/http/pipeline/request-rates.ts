/**
 * A token bucket for each resource. It has room for the requests of one second, is full at first, and fills up evenly.
 * All that a bucket needs is the instant at which it is full again: a request puts this instant off by its share of a
 * second. (This form is also known as the generic cell rate algorithm.)
 */
export class RequestRates {
  /** When each resource's bucket is full again, in steady milliseconds. */
  readonly #fullAt = new Map<string, number>()

  /**
   * Whether the resource may send a request now. A request that may not be sent takes nothing from the bucket.
   *
   * @param perSecond the most requests in a second, at least 1
   * @param now steady milliseconds
   */
  take(resource: string, perSecond: number, now: number): boolean {
    const fullAt = Math.max(now, this.#fullAt.get(resource) ?? now) + 1_000 / perSecond
    if (fullAt - now > 1_000 + ROUNDING_MS) return false
    this.#fullAt.set(resource, fullAt)
    return true
  }
}

/** The shares of a second do not add up to exactly a second, such as those of 3 or 7 requests. */
const ROUNDING_MS = 1e-3
