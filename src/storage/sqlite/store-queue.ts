import { type CallQueue, type CallQueueOptions, callQueue } from '../call-queue.ts'
import type { StoreLoad } from '../port/store-load.ts'
import { STORE_METHODS } from '../port/store-methods.ts'
import type { StoreCall, StoreOutcome } from './batch.ts'
import { ownerOf } from './owner-of.ts'
import { sizeOf } from './size-of.ts'

/** The queue of an embedded store, and how busy the store is. */
export interface StoreQueue extends Pick<CallQueue<StoreCall, unknown>, 'execute' | 'idle'> {
  load(): StoreLoad
}

/** Beside a neighbour's 200 callers, a hold took 3 times as long as alone with 16 calls in a batch, and 10 with 128. */
const SHARED_BATCH_LIMIT = 16

/**
 * Gathers the calls of a store into batches, each of which is one transaction; an `alone` call is a batch of its own.
 * The resources take turns.
 */
export function storeQueue({
  run,
  ...options
}: Omit<
  CallQueueOptions<StoreCall, unknown>,
  'batchLimit' | 'sharedBatchLimit' | 'sizeOf' | 'ownerOf'
>): StoreQueue {
  let commits = 0
  const queue = callQueue({
    ...options,
    async run(calls: readonly StoreCall[]) {
      const outcomes = await run(calls)
      if (hasWritten(calls, outcomes)) commits += 1
      return outcomes
    },
    ownerOf,
    sharedBatchLimit: SHARED_BATCH_LIMIT,
    sizeOf,
  })
  return {
    execute: queue.execute,
    idle: queue.idle,
    load: () => ({ queues: [{ name: 'calls', ...queue.load() }], commits, files: [] }),
  }
}

/** Whether a batch has committed a change. */
function hasWritten(calls: readonly StoreCall[], outcomes: readonly StoreOutcome[]): boolean {
  return calls.some(({ method }, index) => STORE_METHODS[method] !== 'read' && outcomes[index]?.done === true)
}
