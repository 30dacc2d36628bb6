import type { HoldAnswer, HoldCommand } from '../storage/port/hold-store.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { type MethodOf, makeMethods, type StoreMethod } from '../storage/port/store-methods.ts'
import type { StoreMeter } from './store-meter.ts'

/**
 * The store, whose calls are counted and timed by the meter. Callers get the very promises of the store: a promise more
 * on their way would cost each call a turn.
 */
export function meterStore(store: InventoryStore, meter: StoreMeter): InventoryStore {
  function timed<M extends StoreMethod>(method: M): MethodOf<M> {
    const metered = meter.of(method)
    // `store[method]` is this very type, but the compiler does not compute it for a method that it does not know.
    const call = store[method] as MethodOf<M>
    return (...parameters) => {
      const startedAt = performance.now()
      const end = () => metered.durations.add((performance.now() - startedAt) / 1_000)
      const answer = call(...parameters)
      answer.then(end, () => {
        metered.failures += 1
        end()
      })
      return answer
    }
  }

  const methods = makeMethods(timed)
  return {
    ...store,
    ...methods,
    hold: (command) => noted(methods.hold(command), (answer) => noteHold(answer, command, meter)),
    purchase: (command) => noted(methods.purchase(command), ({ kind }) => notePurchase(kind, meter)),
    purchaseReservation: (command) =>
      noted(methods.purchaseReservation(command), ({ kind }) => notePurchase(kind, meter)),
    cancel: (command) =>
      noted(methods.cancel(command), (wasFound) =>
        meter.cancellations.add(wasFound ? 'cancelled' : 'searchNotFound'),
      ),
    cancelReservation: (command) =>
      noted(methods.cancelReservation(command), ({ kind }) => meter.cancellations.add(kind)),
    reserve: (command) =>
      noted(methods.reserve(command), ({ kind }) => {
        if (kind !== 'outdated') meter.reservations.add(kind)
      }),
    release: (command) =>
      noted(methods.release(command), (answer) => {
        if (answer.kind === 'outdated') return
        meter.releases.add(
          answer.kind === 'protected' ? 'protected' : answer.operation.failure ? 'failed' : 'released',
        )
      }),
  }
}

/** The call, whose answer is noted as well. A failure is its caller's. */
function noted<A>(call: Promise<A>, note: (answer: A) => void): Promise<A> {
  call.then(note, () => {})
  return call
}

/** A command that is composed again is counted then. */
function notePurchase(
  kind: Parameters<StoreMeter['purchases']['add']>[0] | 'outdated',
  meter: StoreMeter,
): void {
  if (kind !== 'outdated') meter.purchases.add(kind)
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
