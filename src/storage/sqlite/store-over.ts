import type { InventoryStore } from '../port/inventory-store.ts'
import { StorageError } from '../port/storage-error.ts'
import type { StoreLoad } from '../port/store-load.ts'
import { makeMethods, type StoreAnswer, type StoreMethod } from '../port/store-methods.ts'
import type { StoreCall, StoreOutcome } from './batch.ts'

/** To remove 200 searches from a file takes about 4 ms, in which other calls wait. */
const TIDY_BATCH = 200

/**
 * The store whose methods are done by `execute`, on this thread or another.
 *
 * @param execute does one call; it never rejects
 * @param close called once
 * @param load how busy the store is; not at all if absent
 */
export function storeOver(
  execute: (call: StoreCall) => Promise<StoreOutcome>,
  close: () => Promise<void>,
  load: () => Promise<StoreLoad> = async () => IDLE,
): InventoryStore {
  let closing: Promise<void> | undefined

  function call<M extends StoreMethod>(method: M) {
    return async (...parameters: Parameters<InventoryStore[M]>): Promise<StoreAnswer<M>> => {
      if (closing !== undefined) throw new StorageError('The store is closed')
      const outcome = await execute({ method, parameters })
      if (!outcome.done) throw new StorageError(outcome.reason)
      // The engine's method of the same name made the answer, and is typed.
      return outcome.value as StoreAnswer<M>
    }
  }

  return { ...makeMethods(call), tidyBatch: TIDY_BATCH, load, close: () => (closing ??= close()) }
}

const IDLE: StoreLoad = { queues: [], commits: 0, files: [] }
