import { type CallQueue, type CallQueueOptions, callQueue } from '../call-queue.ts'
import { STORE_METHODS } from '../port/store-methods.ts'
import type { StoreCall } from './batch.ts'
import { ownerOf } from './owner-of.ts'

/**
 * Gathers the calls of a store into batches, each of which is one transaction; an `alone` call is a batch of its own.
 * The resources take turns.
 */
export function storeQueue(
  options: Omit<CallQueueOptions<StoreCall, unknown>, 'batchLimit' | 'sizeOf' | 'ownerOf'>,
): CallQueue<StoreCall, unknown> {
  return callQueue({
    ...options,
    ownerOf,
    sizeOf: ({ method }) => (STORE_METHODS[method] === 'alone' ? Number.POSITIVE_INFINITY : 1),
  })
}
