import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import { StorageError } from '../../storage/port/storage-error.ts'
import { type MethodOf, makeMethods, type StoreMethod } from '../../storage/port/store-methods.ts'

/**
 * The store, of whose failures the reason is noted where it lies outside of the program. An answer of a server says only
 * that the inventory cannot be reached: the reason is for its operator alone, who is the one that gave the command.
 */
export function noteRefusals(store: InventoryStore, note: (refusal: string) => void): InventoryStore {
  function noted<M extends StoreMethod>(method: M): MethodOf<M> {
    // `store[method]` is this very type, but the compiler does not compute it for a method that it does not know.
    const call = store[method] as MethodOf<M>
    return (...parameters) => {
      const answer = call(...parameters)
      answer.catch((error: unknown) => {
        if (error instanceof StorageError && error.refusal !== undefined) note(error.refusal)
      })
      return answer
    }
  }

  return { ...store, ...makeMethods(noted) }
}
