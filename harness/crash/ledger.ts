/** A request that got no answer: it happened whole, or not at all. */
export type Unanswered =
  | { readonly kind: 'search'; readonly areaCode: string; readonly quantity: number }
  | { readonly kind: 'purchase' | 'cancel'; readonly search: KnownSearch }
  | { readonly kind: 'release'; readonly phoneNumber: string }

export interface KnownSearch {
  readonly id: string
  /** Absent until the result of the search is read. */
  numbers?: readonly string[]
  state: 'held' | 'purchased' | 'cancelled'
}

/** The server's answers since the first round, as its clients noted them. */
export class Ledger {
  readonly searches = new Map<string, KnownSearch>()
  readonly owned = new Set<string>()
  /** The operations that were answered in this round. */
  readonly operations: string[] = []
  /** The searches that this round found, read or changed. */
  readonly touched = new Set<KnownSearch>()
  readonly unanswered: Unanswered[] = []
  /** How many of the unanswered requests turned out to have happened. */
  happened = 0
  readonly answers = { search: 0, purchase: 0, cancel: 0, release: 0 }

  searched(id: string): KnownSearch {
    const known: KnownSearch = { id, state: 'held' }
    this.searches.set(id, known)
    this.touched.add(known)
    this.operations.push(`search_${id}`)
    this.answers.search += 1
    return known
  }

  purchased(search: KnownSearch, operationId: string): void {
    this.endedByPurchase(search)
    this.operations.push(operationId)
    this.answers.purchase += 1
  }

  cancelled(search: KnownSearch): void {
    this.endedByCancellation(search)
    this.answers.cancel += 1
  }

  released(phoneNumber: string, operationId: string): void {
    this.owned.delete(phoneNumber)
    this.operations.push(operationId)
    this.answers.release += 1
  }

  /** Notes a purchase that was answered, or is found to have happened. */
  endedByPurchase(search: KnownSearch): void {
    search.state = 'purchased'
    this.touched.add(search)
    for (const phoneNumber of search.numbers ?? []) this.owned.add(phoneNumber)
  }

  /** Notes a cancellation that was answered, or is found to have happened. */
  endedByCancellation(search: KnownSearch): void {
    search.state = 'cancelled'
    this.touched.add(search)
  }

  /** Notes a search of the harness itself, which is already cancelled. */
  probed(id: string, numbers: readonly string[]): void {
    this.searches.set(id, { id, numbers, state: 'cancelled' })
  }

  /** Notes a search that was not answered, and is found to have happened. */
  discovered(id: string, numbers: readonly string[]): void {
    const known: KnownSearch = { id, numbers, state: 'held' }
    this.searches.set(id, known)
    this.happened += 1
  }

  /** The holds that still stand, as far as the ledger knows; a search that found nothing holds nothing. */
  held(): KnownSearch[] {
    return [...this.searches.values()].filter(
      ({ state, numbers }) => state === 'held' && numbers?.length !== 0,
    )
  }

  startRound(): void {
    this.operations.length = 0
    this.unanswered.length = 0
    this.happened = 0
    this.touched.clear()
  }
}
