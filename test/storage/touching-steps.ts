import fc from 'fast-check'
import { FILLS } from '../../src/numbering/fill.ts'
import { type PhoneNumber, phoneNumberFromInteger } from '../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC } from '../support/stock.ts'
import { CALLS, hold } from './given.ts'
import { cancelReservation, reserve } from './given-reservation.ts'

/** The numbers of these steps lie in three thousands-blocks. */
const FIRST = 14255550900
const COUNT = 1_200

const range = { from: fc.nat(COUNT - 1), more: fc.oneof(fc.nat(5), fc.nat(COUNT)) }
const step = fc.oneof(
  fc.record({ kind: fc.constant('add'), ...range }),
  fc.record({
    kind: fc.constant('hold'),
    quantity: fc.integer({ min: 1, max: 300 }),
    fill: fc.constantFrom(...FILLS),
  }),
  fc.record({ kind: fc.constant('reserve'), nths: fc.uniqueArray(fc.nat(COUNT), { maxLength: 20 }) }),
  fc.record({ kind: fc.constant('cancel'), nth: fc.nat(9) }),
  fc.record({ kind: fc.constant('cancelReservation'), nth: fc.nat(9) }),
)
type TouchingStep = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Steps that add ranges which overlap, and touch numbers at the front and in the middle of pieces. */
export const touchingSteps: fc.Arbitrary<TouchingStep[]> = fc
  .array(step, { minLength: 3, maxLength: 25, size: 'max' })
  .map((rest) => [{ kind: 'add', from: 0, more: 30 }, ...rest])

/** The numbers after the steps. */
export interface Touched {
  readonly all: ReadonlySet<PhoneNumber>
  /** By a search or a reservation that still stands. */
  readonly held: ReadonlySet<PhoneNumber>
}

/** Takes the steps one after the other, in a store without numbers whose clock stands. */
export async function touch(store: InventoryStore, steps: readonly TouchingStep[]): Promise<Touched> {
  const all = new Set<PhoneNumber>()
  const searches = new Map<string, readonly PhoneNumber[]>()
  const reservations = new Map<string, readonly PhoneNumber[]>()
  const numberAt = (nth: number) => phoneNumberFromInteger(FIRST + nth)

  for (const step of steps) {
    switch (step.kind) {
      case 'add': {
        const last = Math.min(COUNT - 1, step.from + step.more)
        await store.addStock([{ stock: US_GEOGRAPHIC, first: numberAt(step.from), last: numberAt(last) }])
        for (let nth = step.from; nth <= last; nth += 1) all.add(numberAt(nth))
        break
      }
      case 'hold': {
        const { id, phoneNumbers } = await hold(store, { quantity: step.quantity, fill: step.fill })
        searches.set(id, phoneNumbers)
        break
      }
      case 'reserve': {
        const add = step.nths.map((nth) => ({ ...CALLS, offerings: [CALLS], phoneNumber: numberAt(nth) }))
        const answer = await reserve(store, { add })
        if (answer.kind !== 'reserved') throw new Error(`The reservation was refused: ${answer.kind}`)
        const { id, phoneNumbers } = answer.reservation.value
        reservations.set(
          id,
          phoneNumbers.map(({ phoneNumber }) => phoneNumber),
        )
        break
      }
      case 'cancel': {
        const searchId = [...searches.keys()][step.nth]
        if (searchId === undefined) break
        await store.cancel({ resource: 'contoso', searchId })
        searches.delete(searchId)
        break
      }
      case 'cancelReservation': {
        const reservationId = [...reservations.keys()][step.nth]
        if (reservationId === undefined) break
        await cancelReservation(store, reservationId)
        reservations.delete(reservationId)
      }
    }
  }
  return { all, held: new Set([...searches.values(), ...reservations.values()].flat()) }
}
