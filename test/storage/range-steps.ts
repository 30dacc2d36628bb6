import fc from 'fast-check'
import { phoneNumberFromInteger } from '../../src/numbering/phone-number.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC } from '../support/stock.ts'
import { CALLS, hold } from './given.ts'

const WITHOUT_SMS = US_GEOGRAPHIC
const WITH_SMS: Stock = { ...US_GEOGRAPHIC, capabilities: { calling: 'inbound+outbound', sms: 'inbound' } }
const LONDON: Stock = { ...US_GEOGRAPHIC, country: 'GB', areaCode: '20' }

/** Stocks, two of which share their numbers: three thousands-blocks, of which the first one begins within. */
const PLACES = [
  { stock: WITHOUT_SMS, first: 14255550900 },
  { stock: WITH_SMS, first: 14255550900 },
  { stock: LONDON, first: 442079460900 },
] as const
const COUNT = 1_300

const range = {
  place: fc.constantFrom(...PLACES),
  from: fc.nat(COUNT),
  more: fc.oneof(fc.nat(5), fc.nat(200), fc.nat(COUNT)),
}
const step = fc.oneof(
  fc.record({ kind: fc.constant('add'), ...range }),
  fc.record({ kind: fc.constant('delete'), ...range, limit: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('hold'), quantity: fc.integer({ min: 1, max: 100 }) }),
)
type RangeStep = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Steps that bring ranges in, which overlap, and delete parts of them, also the last ones of a stock. */
export const rangeSteps: fc.Arbitrary<RangeStep[]> = fc.array(step, {
  minLength: 3,
  maxLength: 30,
  size: 'max',
})

/** Takes the steps one after the other. */
export async function takeRangeSteps(store: InventoryStore, steps: readonly RangeStep[]): Promise<void> {
  for (const step of steps) {
    if (step.kind === 'hold') {
      await hold(store, { quantity: step.quantity, offerings: [CALLS], holdMs: 1 })
      continue
    }
    const { place, from, more } = step
    const first = phoneNumberFromInteger(place.first + from)
    const last = phoneNumberFromInteger(place.first + from + more)
    if (step.kind === 'add') await store.addStock([{ stock: place.stock, first, last }])
    else await store.deleteStock({ first, last, limit: step.limit, author: { by: 'key 1' } })
  }
}
