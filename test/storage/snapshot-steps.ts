import fc from 'fast-check'
import { CAPABILITY_VALUES } from '../../src/numbering/capabilities.ts'
import { FILLS } from '../../src/numbering/fill.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import type { NewOwner, NumberChange } from '../../src/storage/port/number-change-store.ts'
import { BY_TEST } from '../support/by-test.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { CALLS, givenTerms, HOLD_MS, NO_DELAY, START } from './given.ts'
import { nthNumber, numbers } from './given-reservation.ts'
import { RESOURCES } from './random-steps.ts'

const NAMES = ['one', 'two', 'three'] as const
const FIRST_NUMBERS = 30

const resource = fc.constantFrom(...RESOURCES)
const nth = fc.nat(FIRST_NUMBERS - 1)
const name = fc.constantFrom(...NAMES)
const nths = fc.uniqueArray(nth, { minLength: 1, maxLength: 4 })
const change = fc.oneof(
  fc.record({
    kind: fc.constant('hold'),
    resource,
    quantity: fc.integer({ min: 1, max: 4 }),
    fill: fc.constantFrom(...FILLS),
  }),
  fc.record({ kind: fc.constant('purchase'), resource, nth }),
  fc.record({ kind: fc.constant('cancel'), resource, nth }),
  fc.record({ kind: fc.constant('reserve'), resource, nths, removed: nths }),
  fc.record({ kind: fc.constant('purchaseReservation'), resource }),
  fc.record({ kind: fc.constant('cancelReservation'), resource }),
  fc.record({ kind: fc.constant('release'), resource, nth, agingMs: fc.constantFrom(0, HOLD_MS) }),
  fc.record({
    kind: fc.constant('update'),
    resource,
    nth,
    calling: fc.constantFrom(...CAPABILITY_VALUES),
  }),
  fc.record({
    kind: fc.constantFrom('assign', 'give back', 'quarantine', 'portOut', 'portIn', 'protect', 'deleteStock'),
    resource,
    nth,
  }),
  fc.record({ kind: fc.constant('stock'), count: fc.integer({ min: 1, max: 2_000 }) }),
  fc.record({ kind: fc.constant('register'), limit: fc.option(fc.nat(9), { nil: null }) }),
  fc.record({ kind: fc.constant('tidy'), keptMs: fc.constantFrom(0, HOLD_MS), limit: fc.nat(3) }),
  fc.record({ kind: fc.constant('wait'), ms: fc.nat(HOLD_MS) }),
)
const turn = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('snapshot'), name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restore'), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteSnapshot'), name }) },
)
export type Change = typeof change extends fc.Arbitrary<infer T> ? T : never
type SnapshotStep = Change | (typeof turn extends fc.Arbitrary<infer T> ? T : never)

/** Steps that change the inventory. */
export const changes = fc.array(change, { minLength: 5, maxLength: 25, size: 'max' })
/** The same with snapshots among them. */
export const snapshotSteps: fc.Arbitrary<SnapshotStep[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: change }, { weight: 1, arbitrary: turn }),
  { minLength: 10, maxLength: 50, size: 'max' },
)

/** A client of the store whose every id and instant follows from the steps that it has taken. */
export interface Stepper {
  /** Takes a step; gives the answer. */
  take(step: Change): Promise<unknown>
  /** Everything that can be read, of all records that the steps have made. */
  observe(): Promise<unknown>
  /** Another stepper that goes on from here. */
  fork(): Stepper
}

export async function begin(store: InventoryStore): Promise<Stepper> {
  await store.resetClock({ mode: 'frozen', at: START })
  await store.addStock([usBlock(US_GEOGRAPHIC, FIRST_NUMBERS)])
  return stepper(store, { taken: 0, now: START, searches: [], operations: [] })
}

interface Past {
  readonly taken: number
  readonly now: number
  readonly searches: readonly string[]
  readonly operations: readonly string[]
}

const AUTHOR = { by: 'key 1' }

function toChange(
  kind: 'assign' | 'give back' | 'quarantine' | 'portOut' | 'portIn' | 'protect',
  owner: NewOwner,
  now: number,
): NumberChange {
  if (kind === 'assign') return { kind, owner }
  if (kind === 'give back') return { kind: 'restore' }
  return kind === 'quarantine' ? { kind, until: now + HOLD_MS } : { kind }
}

const RESERVATION = '00000000-0000-7000-9000-000000000000'

function stepper(store: InventoryStore, past: Past): Stepper {
  let { taken, now } = past
  const searches = [...past.searches]
  const operations = [...past.operations]
  const search = (nth: number) => searches[nth % Math.max(1, searches.length)] ?? RESERVATION

  async function take(step: Change): Promise<unknown> {
    taken += 1
    const guid = `00000000-0000-7000-8000-${taken.toString(16).padStart(12, '0')}`
    switch (step.kind) {
      case 'hold': {
        searches.push(guid)
        const { country, numberType, assignmentType, capabilities } = CALLS
        const terms = { country, numberType, assignmentType, capabilities, offerings: [CALLS] }
        const { kind: _, ...wanted } = step
        return store.hold({ ...terms, ...wanted, searchId: guid, holdMs: HOLD_MS, delay: NO_DELAY })
      }
      case 'purchase': {
        const { resource, nth } = step
        return store.purchase({ resource, searchId: search(nth), agreeToNotResell: false, delay: NO_DELAY })
      }
      case 'cancel':
        return store.cancel({ resource: step.resource, searchId: search(step.nth) })
      case 'reserve': {
        const { resource, nths, removed } = step
        const remove = removed.map(nthNumber).filter((_, place) => !nths.includes(removed[place] ?? -1))
        const command = { resource, reservationId: RESERVATION, add: numbers(...nths), remove }
        return store.reserve({ ...command, holdMs: HOLD_MS })
      }
      case 'purchaseReservation': {
        const terms = { agreeToNotResell: false, delay: NO_DELAY }
        return store.purchaseReservation({ resource: step.resource, reservationId: RESERVATION, ...terms })
      }
      case 'cancelReservation':
        return store.cancelReservation({ resource: step.resource, reservationId: RESERVATION })
      case 'release': {
        operations.push(`release_${guid}`)
        const { resource, nth, agingMs } = step
        const command = { resource, phoneNumber: nthNumber(nth), operationGuid: guid, delay: NO_DELAY }
        return store.release({ ...command, agingMs })
      }
      case 'update': {
        operations.push(`capabilities_${guid}`)
        const { resource, nth, calling } = step
        const command = { resource, phoneNumber: nthNumber(nth), operationGuid: guid, delay: NO_DELAY }
        return store.updateCapabilities({ ...command, patch: { calling } })
      }
      case 'deleteStock': {
        const range = { first: nthNumber(step.nth), last: nthNumber(step.nth + 9), limit: 5 }
        return store.deleteStock({ ...range, author: AUTHOR })
      }
      case 'assign':
      case 'give back':
      case 'quarantine':
      case 'portOut':
      case 'portIn':
      case 'protect':
        return store.changeNumber({
          phoneNumber: nthNumber(step.nth),
          change: toChange(step.kind, { resource: step.resource, id: guid, terms: givenTerms() }, now),
          author: AUTHOR,
        })
      case 'stock':
        return store.addStock([usBlock(US_GEOGRAPHIC, step.count)])
      case 'register': {
        const version = (await store.register())?.version ?? 0
        const document = step.limit === null ? null : { limit: step.limit }
        const { kind } = await store.changeRegister({
          version,
          documents: new Map([['any', document]]),
          ...BY_TEST,
        })
        return kind
      }
      case 'tidy':
        return store.tidy({ keptMs: step.keptMs, limit: step.limit + 1 })
      case 'wait':
        now += step.ms
        return store.setClock({ mode: 'frozen', at: now })
    }
  }

  async function observe(): Promise<unknown> {
    const page = { skip: 0, limit: 100 }
    const ofResources = RESOURCES.flatMap((resource) => [
      store.ownedNumbers(resource, page),
      store.reservations(resource, page),
      store.reservation(resource, RESERVATION),
      ...searches.flatMap((id) => [
        store.search(resource, id),
        store.operation(resource, `search_${id}`),
        store.operation(resource, `purchase_${id}`),
      ]),
      ...operations.map((id) => store.operation(resource, id)),
    ])
    const histories = Array.from({ length: 5 }, (_, nth) => store.numberHistory(nthNumber(7 * nth), 100))
    const offerings = [CALLS]
    const browsed = store.browse({
      ...CALLS,
      resource: RESOURCES[0],
      offerings,
      prefixes: [],
      limit: 20,
      seed: taken,
    })
    return Promise.all([
      store.now(),
      store.count(),
      store.stockCounts(),
      store.stocks('US'),
      store.audit({ after: 0, limit: 1_000 }),
      ...[browsed, ...ofResources, ...histories],
    ])
  }

  return {
    take,
    observe,
    fork: () => stepper(store, { taken, now, searches, operations }),
  }
}
