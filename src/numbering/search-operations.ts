import { type Operation, type OperationProgress, operationId } from './operation.ts'
import type { Search } from './search.ts'
import type { SearchError } from './search-error.ts'

/** The operation that made the search. */
export function searchOperation(
  { id, createdAt }: Pick<Search, 'id' | 'createdAt'>,
  progress: OperationProgress,
): Operation {
  return { id: operationId('search', id), type: 'search', createdAt, ...progress, searchId: id }
}

/**
 * The operation that bought the search, or fails to; the live service shows it with the creation time of the search.
 */
export function purchaseOperation(
  { id, createdAt }: Pick<Search, 'id' | 'createdAt'>,
  progress: OperationProgress,
  failure?: SearchError,
): Operation {
  const bought = { id: operationId('purchase', id), type: 'purchase', createdAt, ...progress } as const
  return { ...bought, searchId: id, ...(failure && { failure }) }
}
