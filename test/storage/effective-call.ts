import { NEVER } from '../../src/numbering/instant.ts'
import { operationId } from '../../src/numbering/operation.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import type { StoreMethod } from '../../src/storage/port/store-methods.ts'
import { BY_TEST } from '../support/by-test.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../support/stock.ts'
import { buy, CALLS, firstNumber, hold, holdCommand, NO_DELAY, newGuid, START } from './given.ts'
import { nthNumber, numbers, reserveNumbers } from './given-reservation.ts'

/** The records that the calls are about. */
interface Records {
  readonly searchId: string
  readonly reservationId: string
  readonly owned: PhoneNumber
  readonly registerVersion: number
}

let tollFree = 0
let ports = 0
let room = 10_000_000

/** Adds a held search, a reservation and an owned number of contoso, a search that can be removed, and a search that runs. */
export async function addRecords(store: InventoryStore): Promise<Records> {
  await store.resetClock({ mode: 'frozen', at: START })
  await store.snapshot('start')
  await store.addStock([usBlock(US_GEOGRAPHIC, 600)])
  await hold(store, { holdMs: 0 })
  await hold(store, { forced: { runningMs: NEVER, rule: 'slow' } })
  // Only contoso's reservations are here twice, if the records are added again.
  for (const { id } of (await store.reservations('contoso', { skip: 0, limit: 9 })).value) {
    await store.cancelReservation({ resource: 'contoso', reservationId: id })
  }
  const reservationId = await reserveNumbers(store, 290)
  const { id: searchId } = await hold(store)
  const { version: registerVersion = 0 } = (await store.register()) ?? {}
  return { searchId, reservationId, owned: firstNumber(await buy(store)), registerVersion }
}

/** Parameters with which each method has an effect, if it ever has one. */
export const EFFECTIVE: {
  readonly [M in StoreMethod]: (records: Records) => Parameters<InventoryStore[M]>
} = {
  hold: () => [holdCommand()],
  search: ({ searchId }) => ['contoso', searchId],
  purchase: ({ searchId }) => [{ ...OF_CONTOSO, searchId, agreeToNotResell: true }],
  cancel: ({ searchId }) => [{ ...OF_CONTOSO, searchId }],
  browse: () => [
    {
      resource: 'contoso',
      country: 'US',
      numberType: 'geographic',
      offerings: [CALLS],
      prefixes: [],
      limit: 5,
      seed: 1,
    },
  ],
  reserve: () => [
    { ...OF_CONTOSO, reservationId: newGuid(), add: numbers(291), remove: [], holdMs: 1_000, heldLimit: 100 },
  ],
  reservation: ({ reservationId }) => ['contoso', reservationId],
  reservations: () => ['contoso', PAGE],
  cancelReservation: ({ reservationId }) => [{ ...OF_CONTOSO, reservationId }],
  purchaseReservation: ({ reservationId }) => [{ ...OF_CONTOSO, reservationId, agreeToNotResell: true }],
  ownedNumbers: () => ['contoso', PAGE],
  ownedNumber: ({ owned }) => ['contoso', owned],
  updateCapabilities: ({ owned }) => [
    { ...OF_CONTOSO, phoneNumber: owned, patch: { calling: 'inbound' }, operationGuid: newGuid() },
  ],
  changeClosing: () => [
    { ...OF_CONTOSO, releaseAt: START + 1_000, agingMs: 0, limit: 9, author: BY_TEST.author },
  ],
  release: ({ owned }) => [{ ...OF_CONTOSO, phoneNumber: owned, agingMs: 1_000, operationGuid: newGuid() }],
  operation: ({ searchId }) => ['contoso', operationId('search', searchId)],
  finishOperations: () => [{ rule: 'slow' }],
  sipConfiguration: () => ['contoso'],
  changeSipConfiguration: () => {
    ports += 1
    const trunks = new Map([['sbc.example.com', { sipSignalingPort: ports }]])
    return [{ resource: 'contoso', patch: { trunks } }]
  },
  addStock: () => {
    tollFree += 1
    return [[usBlock(US_TOLL_FREE, tollFree)]]
  },
  changeSale: () => [
    { action: 'withdraw', first: nthNumber(200), last: nthNumber(250), limit: 9, author: { by: 'socket' } },
  ],
  deleteStock: () => [{ first: nthNumber(251), last: nthNumber(260), limit: 9, author: { by: 'socket' } }],
  changeNumber: ({ registerVersion }) => [
    { phoneNumber: nthNumber(299), change: { kind: 'portOut' }, author: { by: 'socket' }, registerVersion },
  ],
  countPortedOut: () => [[{ first: nthNumber(0), last: nthNumber(299) }]],
  compareStock: () => [[usBlock(US_GEOGRAPHIC, 9)]],
  describeNumber: () => [nthNumber(0)],
  stocks: () => ['US'],
  listNumbers: () => [{ limit: 9 }],
  count: () => [],
  stockCounts: () => [],
  audit: () => [{ after: 0, limit: 9 }],
  numberHistory: () => [nthNumber(0), 9],
  extendTrail: () => {
    room *= 2
    return [{ room }]
  },
  archives: () => [],
  archivable: () => [START],
  // The first partition is far from full: nothing is archived.
  archive: () => [{ through: 1, author: BY_TEST.author }],
  inspectNumbers: () => [{ after: 0, limit: 10 }],
  inspectSearches: () => [{ after: 0, limit: 10 }],
  inspectReservations: () => [{ after: 0, limit: 10 }],
  inspectOperations: () => [{ after: '', limit: 10 }],
  inspectSip: () => [{ after: '', limit: 10 }],
  inspectRegister: () => [{ after: '', limit: 10 }],
  inspectRegisterChanges: () => [{ after: 0, limit: 10 }],
  inspectTrail: () => [{ after: 0, limit: 10 }],
  now: () => [],
  clock: () => [],
  setClock: () => [{ mode: 'frozen', at: START + 1 }],
  advanceClock: () => [{ byMs: 1 }],
  resetClock: () => [{ mode: 'frozen', at: START - 1 }],
  leftovers: () => [{ limit: 9 }],
  liveHolds: () => [{ limit: 9 }],
  explainNumber: () => [nthNumber(0)],
  explainSearch: ({ searchId }) => [searchId],
  register: () => [],
  changeRegister: ({ registerVersion: version }) => [
    { version, ...BY_TEST, documents: new Map([['any', { is: 'put' }]]) },
  ],
  registerChanges: () => [{ limit: 9 }],
  schema: () => [],
  declare: () => [{ process: 'one', declarations: { any: 'digest' } }],
  tidy: () => [{ keptMs: 0, limit: 100 }],
  snapshot: () => ['now'],
  restore: () => ['start'],
  deleteSnapshot: () => ['start'],
  snapshots: () => [],
  ping: () => [],
}

const OF_CONTOSO = { resource: 'contoso', delay: NO_DELAY } as const
const PAGE = { skip: 0, limit: 9 }
