import type { Instant } from '../../src/numbering/instant.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import type { NumberChange } from '../../src/storage/port/number-change-store.ts'
import { HOLD_MS, release, START } from './given.ts'
import { buyReservation, cancelReservation, nthNumber, reserveNumbers } from './given-reservation.ts'

/** Who makes the changes of these tests. */
export const AUTHOR = { by: 'key 1', claimedName: 'Kim' }
/** How long a released number rests, in milliseconds. */
export const REST_MS = 2 * HOLD_MS

/** A change of a single number, of the first one of the stock if no other is named. */
export function changeNumber(store: InventoryStore, change: NumberChange, phoneNumber = nthNumber(0)) {
  return store.changeNumber({ phoneNumber, change, reason: 'a reason', author: AUTHOR })
}

/** Closes contoso, whose numbers are released by themselves at the instant. */
function close(store: InventoryStore, releaseAt: Instant) {
  const command = { resource: 'contoso', agingMs: REST_MS, limit: 9, author: AUTHOR }
  return store.changeClosing({ ...command, releaseAt })
}

/** The states of a single number that a change is tried in. */
export const NUMBER_STATES = [
  'untouched',
  'free',
  'held',
  'owned',
  'protected',
  'aging',
  'withdrawn',
  'quarantined',
  'portedOut',
  // Of a resource that was closed: still owned, and released by itself.
  'closing',
  'closed',
]

/** Brings the number of this place, which nobody has touched, into a state. */
export async function bringToState(
  store: InventoryStore,
  state: string | undefined,
  nth: number,
): Promise<void> {
  const phoneNumber = nthNumber(nth)
  const sell = async () => void (await buyReservation(store, await reserveNumbers(store, nth)))
  switch (state) {
    case 'free':
      await cancelReservation(store, await reserveNumbers(store, nth))
      break
    case 'held':
      await reserveNumbers(store, nth)
      break
    case 'owned':
      await sell()
      break
    case 'protected':
      await sell()
      await changeNumber(store, { kind: 'protect' }, phoneNumber)
      break
    case 'aging':
      await sell()
      await release(store, phoneNumber, REST_MS)
      break
    case 'withdrawn':
      await store.changeSale({
        action: 'withdraw',
        first: phoneNumber,
        last: phoneNumber,
        limit: 1,
        author: AUTHOR,
      })
      break
    case 'quarantined':
      await changeNumber(store, { kind: 'quarantine', until: START + 1_000 }, phoneNumber)
      break
    case 'portedOut':
      await changeNumber(store, { kind: 'portOut' }, phoneNumber)
      break
    case 'closing':
    case 'closed':
      await sell()
      await close(store, state === 'closing' ? START + 1_000 : START)
  }
}
