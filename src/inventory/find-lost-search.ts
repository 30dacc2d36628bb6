import { holdState } from '../numbering/hold.ts'
import { type Operation, operationId } from '../numbering/operation.ts'
import type { Search } from '../numbering/search.ts'
import type { Inventory } from './inventory.ts'
import type { Sending } from './sent-searches.ts'

/**
 * The search of an earlier sending of the same request, if its answer was lost: its hold lasts, nobody has bought,
 * cancelled or read it, and the connection that its answer went to is gone. Where other processes serve the inventory,
 * a client may have read it there, so there is none.
 */
export async function findLostSearch(
  { store, sentSearches, isAlone }: Inventory,
  resource: string,
  sending: Sending,
): Promise<{ readonly search: Search; readonly operation: Operation } | undefined> {
  const searchId = sentSearches.sendAgain(resource, sending)
  if (searchId === undefined) return undefined
  const [alone, search, operation] = await Promise.all([
    isAlone(),
    store.search(resource, searchId),
    store.operation(resource, operationId('search', searchId)),
  ])
  const isLive = search !== undefined && holdState(search.value, search.now) === 'held'
  if (alone && isLive && operation !== undefined) return { search: search.value, operation: operation.value }
  sentSearches.forget(resource, searchId)
  return undefined
}
