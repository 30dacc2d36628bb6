import type { InventoryStore } from '../port/inventory-store.ts'
import { StorageError } from '../port/store.ts'
import type { StoreCall, StoreOutcome } from './batch.ts'
import type { StoreAnswer, StoreMethod } from './engine.ts'

/**
 * The store whose methods are done by `execute`, wherever that is.
 *
 * @param execute does one call; it never rejects
 * @param close called once
 */
export function storeOver(
  execute: (call: StoreCall) => Promise<StoreOutcome>,
  close: () => Promise<void>,
): InventoryStore {
  let closing: Promise<void> | undefined

  function call<M extends StoreMethod>(method: M) {
    return async (...parameters: Parameters<InventoryStore[M]>): Promise<StoreAnswer<M>> => {
      if (closing !== undefined) throw new StorageError('The store is closed')
      const outcome = await execute({ method, parameters })
      if (!outcome.done) throw new StorageError(outcome.reason)
      // The engine's method of the same name made it, and is typed.
      return outcome.value as StoreAnswer<M>
    }
  }

  return {
    hold: call('hold'),
    search: call('search'),
    purchase: call('purchase'),
    cancel: call('cancel'),
    browse: call('browse'),
    reserve: call('reserve'),
    reservation: call('reservation'),
    reservations: call('reservations'),
    cancelReservation: call('cancelReservation'),
    purchaseReservation: call('purchaseReservation'),
    operation: call('operation'),
    ownedNumbers: call('ownedNumbers'),
    ownedNumber: call('ownedNumber'),
    describeNumber: call('describeNumber'),
    updateCapabilities: call('updateCapabilities'),
    release: call('release'),
    addStock: call('addStock'),
    count: call('count'),
    audit: call('audit'),
    numberHistory: call('numberHistory'),
    now: call('now'),
    setClock: call('setClock'),
    register: call('register'),
    changeRegister: call('changeRegister'),
    declare: call('declare'),
    tidy: call('tidy'),
    ping: call('ping'),
    close: () => (closing ??= close()),
  }
}
