import type { Search } from '../numbering/search.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

/** A search of the resource, and the instant for which the state of its hold is to be computed. */
export function getSearch(
  { store, sentSearches }: Inventory,
  resource: string,
  searchId: string,
): Promise<Timed<Search> | undefined> {
  const id = searchId.toLowerCase()
  sentSearches.forget(resource, id)
  return store.search(resource, id)
}
