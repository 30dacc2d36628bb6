import type { Search } from '../../numbering/search.ts'

/** A search with its row's key, which is the claim on its numbers. */
export interface KeyedSearch {
  readonly key: number
  readonly search: Search
}
