import type { Search } from '../numbering/search.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

/** A search of the resource, and the instant by which its hold is judged. */
export function getSearch(
  { store }: Inventory,
  resource: string,
  searchId: string,
): Promise<Timed<Search> | undefined> {
  return store.search(resource, searchId.toLowerCase())
}
