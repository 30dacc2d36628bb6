import fc from 'fast-check'
import { CAPABILITY_VALUES } from '../../src/numbering/capabilities.ts'
import type { OperationDelay } from '../../src/numbering/operation.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { HOLD_MS, holdCommand } from './given.ts'
import { nthNumber, numbers } from './given-reservation.ts'

/** How many numbers there are. */
export const NUMBERS = 12
export const RESOURCES = ['contoso', 'fabrikam'] as const

const resource = fc.constantFrom(...RESOURCES)
const nth = fc.nat(20)
const ms = fc.constantFrom(0, 1, 60_000, HOLD_MS, 2 * HOLD_MS)
const delay: fc.Arbitrary<OperationDelay> = fc.record({ notStartedMs: ms, runningMs: ms })
const step = fc.oneof(
  fc.record({
    kind: fc.constant('hold'),
    resource,
    quantity: fc.integer({ min: 1, max: 4 }),
    holdMs: ms,
    delay,
  }),
  fc.record({ kind: fc.constant('purchase'), resource, nth, delay }),
  fc.record({ kind: fc.constant('cancel'), resource, nth }),
  fc.record({
    kind: fc.constant('reserve'),
    resource,
    nth,
    add: fc.uniqueArray(fc.nat(NUMBERS - 1), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('purchaseReservation'), resource, nth, delay }),
  fc.record({ kind: fc.constant('cancelReservation'), resource, nth }),
  fc.record({ kind: fc.constant('release'), resource, nth, agingMs: ms, delay }),
  fc.record({
    kind: fc.constant('update'),
    resource,
    nth,
    calling: fc.constantFrom(...CAPABILITY_VALUES),
    delay,
  }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move'), ms: fc.oneof(ms, fc.nat(3 * HOLD_MS)) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Steps that make records of every kind, and let time pass between them. */
export const timedSteps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 5, maxLength: 30, size: 'max' })

/** The ids of the records that the steps have made; equal steps make equal ids. */
export interface Records {
  readonly searches: string[]
  readonly reservations: string[]
  /** The ids of operations that are no views of other records. */
  readonly operations: string[]
}

/**
 * Takes the steps one after the other; `nth` chooses one of the records or numbers that were made before.
 *
 * @param move lets so many milliseconds pass
 */
export async function takeTimedSteps(
  store: InventoryStore,
  steps: readonly Step[],
  move: (byMs: number, records: Records) => Promise<void>,
): Promise<Records> {
  const records: Records = { searches: [], reservations: [], operations: [] }
  let guids = 0
  const newGuid = () => {
    guids += 1
    return `0000abcd-0000-7000-8000-${guids.toString(16).padStart(12, '0')}`
  }
  const pick = (ids: readonly string[], nth: number) => ids[nth % ids.length] ?? newGuid()
  await store.addStock([usBlock(US_GEOGRAPHIC, NUMBERS)])

  for (const step of steps) {
    switch (step.kind) {
      case 'move':
        await move(step.ms, records)
        break
      case 'hold': {
        const searchId = newGuid()
        records.searches.push(searchId)
        await store.hold(holdCommand({ ...step, searchId }))
        break
      }
      case 'purchase':
        await store.purchase({ ...step, searchId: pick(records.searches, step.nth), agreeToNotResell: true })
        break
      case 'cancel':
        await store.cancel({ ...step, searchId: pick(records.searches, step.nth) })
        break
      case 'reserve': {
        // Every second one is a new reservation.
        const reservationId = step.nth % 2 === 0 ? newGuid() : pick(records.reservations, step.nth)
        if (!records.reservations.includes(reservationId)) records.reservations.push(reservationId)
        const add = numbers(...step.add)
        await store.reserve({ resource: step.resource, reservationId, add, remove: [], holdMs: HOLD_MS })
        break
      }
      case 'purchaseReservation':
        await store.purchaseReservation({
          ...step,
          reservationId: pick(records.reservations, step.nth),
          agreeToNotResell: true,
        })
        break
      case 'cancelReservation':
        await store.cancelReservation({ ...step, reservationId: pick(records.reservations, step.nth) })
        break
      case 'release':
      case 'update': {
        const operationGuid = newGuid()
        const command = { ...step, phoneNumber: nthNumber(step.nth % NUMBERS), operationGuid }
        records.operations.push(operationGuid)
        if (step.kind === 'release') await store.release({ ...command, agingMs: step.agingMs })
        else await store.updateCapabilities({ ...command, patch: { calling: step.calling } })
      }
    }
  }
  return records
}

/** The phone numbers of the steps. */
export const ALL_NUMBERS: readonly PhoneNumber[] = Array.from({ length: NUMBERS }, (_, nth) => nthNumber(nth))
