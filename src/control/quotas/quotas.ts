import type { Instant } from '../../numbering/instant.ts'

/** The span in which a quota of searches counts, in milliseconds. */
export const SEARCH_SPAN_MS = 7 * 24 * 60 * 60_000

/** The outcome of asking for one of a quota. */
export type Taking =
  /** It was taken. `giveBack` undoes that, for a request that was refused after all. */
  | { readonly kind: 'taken'; readonly giveBack: () => void }
  /** The quota is used up; for `waitMs` more of the inventory's time, or for good if that is absent. */
  | { readonly kind: 'usedUp'; readonly waitMs?: number }

/**
 * How many searches and purchases each resource has made in this process. The live service allows few:
 * https://learn.microsoft.com/en-us/azure/communication-services/concepts/service-limits
 */
export class Quotas {
  /** When each resource's searches of the last week were accepted, the oldest first. */
  readonly #searches = new Map<string, Instant[]>()
  /** The searches and reservations that each resource has bought, by their ids. */
  readonly #purchases = new Map<string, Set<string>>()

  /** @param limit the most searches in a week of the inventory's time */
  takeSearch(resource: string, limit: number, now: Instant): Taking {
    const recent = (this.#searches.get(resource) ?? []).filter((at) => now - at < SEARCH_SPAN_MS)
    this.#searches.set(resource, recent)
    const [oldest] = recent
    if (recent.length >= limit) {
      return { kind: 'usedUp', ...(oldest !== undefined && { waitMs: oldest + SEARCH_SPAN_MS - now }) }
    }
    recent.push(now)
    return {
      kind: 'taken',
      giveBack: () => {
        const all = this.#searches.get(resource) ?? []
        const index = all.lastIndexOf(now)
        if (index !== -1) all.splice(index, 1)
      },
    }
  }

  /**
   * A purchase that is sent again, because its answer was lost, does not count again.
   *
   * @param subject the id of the search or reservation that is bought
   * @param limit the most purchases since the start, or the last reset
   */
  takePurchase(resource: string, subject: string, limit: number): Taking {
    const made = this.#purchases.get(resource) ?? new Set()
    this.#purchases.set(resource, made)
    if (made.has(subject)) return { kind: 'taken', giveBack: () => {} }
    if (made.size >= limit) return { kind: 'usedUp' }
    made.add(subject)
    return { kind: 'taken', giveBack: () => made.delete(subject) }
  }

  /** Begins again, as after a start. */
  clear(): void {
    this.#searches.clear()
    this.#purchases.clear()
  }
}
