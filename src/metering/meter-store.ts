import type { HoldAnswer, HoldCommand } from '../storage/port/hold-store.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import {
  type MethodOf,
  makeMethods,
  type StoreAnswer,
  type StoreMethod,
} from '../storage/port/store-methods.ts'
import type { StoreMeter } from './store-meter.ts'

/** The store, whose calls are counted and timed by the meter. Its answers stay the same. */
export function meterStore(store: InventoryStore, meter: StoreMeter): InventoryStore {
  function timed<M extends StoreMethod>(method: M): MethodOf<M> {
    const metered = meter.of(method)
    // `store[method]` is this very type, but the compiler does not compute it for a method that it does not know.
    const call = store[method] as MethodOf<M>
    return async (...parameters): Promise<StoreAnswer<M>> => {
      const startedAt = performance.now()
      try {
        return await call(...parameters)
      } catch (error) {
        metered.failures += 1
        throw error
      } finally {
        metered.durations.add((performance.now() - startedAt) / 1_000)
      }
    }
  }

  const methods = makeMethods(timed)
  return {
    ...store,
    ...methods,
    async hold(command) {
      const answer = await methods.hold(command)
      noteHold(answer, command, meter)
      return answer
    },
    async purchase(command) {
      const answer = await methods.purchase(command)
      meter.purchases.add(answer.kind)
      return answer
    },
    async purchaseReservation(command) {
      const answer = await methods.purchaseReservation(command)
      meter.purchases.add(answer.kind)
      return answer
    },
    async cancel(command) {
      const wasFound = await methods.cancel(command)
      meter.cancellations.add(wasFound ? 'cancelled' : 'searchNotFound')
      return wasFound
    },
    async cancelReservation(command) {
      const answer = await methods.cancelReservation(command)
      meter.cancellations.add(answer.kind)
      return answer
    },
    async reserve(command) {
      const answer = await methods.reserve(command)
      if (answer.kind !== 'outdated') meter.reservations.add(answer.kind)
      return answer
    },
    async release(command) {
      const operation = await methods.release(command)
      meter.releases.add(operation.failure === undefined ? 'released' : 'failed')
      return operation
    },
  }
}

function noteHold(answer: HoldAnswer, { quantity }: HoldCommand, meter: StoreMeter): void {
  switch (answer.kind) {
    case 'held': {
      const found = answer.search.phoneNumbers.length
      meter.numbersHeld += found
      meter.searches.add(found === 0 ? 'none' : found < quantity ? 'partly' : 'held')
      return
    }
    case 'tooManyHeld':
      meter.searches.add('tooManyHeld')
      return
    // The use case composes the command again.
    case 'outdated':
  }
}
