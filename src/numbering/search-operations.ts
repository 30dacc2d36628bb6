import { type Operation, type OperationProgress, operationId } from './operation.ts'
import type { Search } from './search.ts'

/** The operation that made the search. */
export function searchOperation(
  { id, createdAt }: Pick<Search, 'id' | 'createdAt'>,
  progress: OperationProgress,
): Operation {
  return { id: operationId('search', id), type: 'search', createdAt, ...progress, searchId: id }
}

/** The operation that bought the search; the live service shows it with the creation time of the search. */
export function purchaseOperation(
  { id, createdAt }: Pick<Search, 'id' | 'createdAt'>,
  progress: OperationProgress,
): Operation {
  return { id: operationId('purchase', id), type: 'purchase', createdAt, ...progress, searchId: id }
}
