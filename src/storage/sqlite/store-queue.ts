import { type CallQueue, type CallQueueOptions, callQueue } from '../call-queue.ts'
import { STORE_METHODS } from '../port/store-methods.ts'
import type { StoreCall } from './batch.ts'
import { ownerOf } from './owner-of.ts'

/** With 128 calls in a batch, a neighbour's 200 callers made another resource wait ten times as long as with 16. */
const SHARED_BATCH_LIMIT = 16

/**
 * Gathers the calls of a store into batches, each of which is one transaction; an `alone` call is a batch of its own.
 * The resources take turns.
 */
export function storeQueue(
  options: Omit<
    CallQueueOptions<StoreCall, unknown>,
    'batchLimit' | 'sharedBatchLimit' | 'sizeOf' | 'ownerOf'
  >,
): CallQueue<StoreCall, unknown> {
  return callQueue({
    ...options,
    ownerOf,
    sharedBatchLimit: SHARED_BATCH_LIMIT,
    sizeOf: ({ method }) => (STORE_METHODS[method] === 'alone' ? Number.POSITIVE_INFINITY : 1),
  })
}
