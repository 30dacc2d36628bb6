import type { Offering } from '../../../../src/numbering/offering.ts'
import { operationId } from '../../../../src/numbering/operation.ts'
import { type PhoneNumber, phoneNumberFromInteger } from '../../../../src/numbering/phone-number.ts'
import type { HoldCommand } from '../../../../src/storage/port/hold-store.ts'
import type { InventoryStore } from '../../../../src/storage/port/inventory-store.ts'
import type { NumberChange } from '../../../../src/storage/port/number-change-store.ts'
import { BY_TEST } from '../../by-test.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../stock.ts'

const OFFERING: Offering = {
  ...US_GEOGRAPHIC,
  assignmentType: 'application',
  cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
  agreementToNotResellRequired: false,
}
const { country, numberType, assignmentType, capabilities } = OFFERING
const WANTED = { country, numberType, offerings: [OFFERING] } as const
const TERMS = { resource: 'resource 1', delay: { notStartedMs: 0, runningMs: 0 } } as const
const HOLD_MS = 900_000
/** Area codes of `fillInventory`: all numbers sold, all came back, numbers in every state, and no number sold. */
const [SOLD_OUT, FREE, BUSY, UNUSED] = ['200', '205', '210', '298']

/**
 * Calls every method of a store that `fillInventory` has filled, in every way that sends another statement, and with few
 * and many numbers.
 */
export async function useEveryMethod(store: InventoryStore): Promise<void> {
  await useSearches(store)
  await useReservations(store)
  await useOwnedNumbers(store)
  await useForcedOutcomes(store)
  await useSipRouting(store)
  for (const prefixes of [[], [`1${BUSY}`], [`1${SOLD_OUT}`]]) {
    await store.browse({ resource: 'resource 1', ...WANTED, prefixes, limit: 25, seed: 1 })
  }
  await store.addStock([usBlock(US_TOLL_FREE, 10)])
  const { capabilities } = US_TOLL_FREE
  await store.addStock([
    {
      ...usBlock(US_TOLL_FREE, 1),
      first: '+18885559990',
      last: '+18885559990',
      state: { kind: 'withdrawn' },
    },
    {
      ...usBlock(US_TOLL_FREE, 1),
      ...{ first: '+18885559991', last: '+18885559991' },
      state: {
        ...{ kind: 'owned', resource: 'contoso', since: 1, assignmentType: 'application' },
        ...{ capabilities, offeredCapabilities: capabilities },
        cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
      },
    },
  ])
  for (const action of ['withdraw', 'restore'] as const) {
    await store.changeSale({
      action,
      first: '+12995000000',
      last: '+12995009999',
      limit: 10,
      author: { by: 'any' },
    })
    await store.changeSale({
      action,
      first: free(2_500),
      last: free(9_999),
      limit: 1_000,
      author: { by: 'any' },
    })
  }
  await useChanges(store)
  await store.compareStock([usBlock(US_GEOGRAPHIC, 10)])
  await store.describeNumber('+12005000000')
  await store.stocks(country)
  await store.listNumbers({ limit: 1_000 })
  await store.listNumbers({ after: '+12100000000', limit: 10 })
  await store.count()
  await store.stockCounts()
  await store.audit({ after: 100, limit: 100 })
  await store.extendTrail({ room: 10 })
  await store.archives()
  await store.archivable(0)
  await store.archive({ through: 1, ...BY_TEST })
  await store.inspectNumbers({ after: 12_000_000_000, limit: 100 })
  await store.inspectSearches({ after: 100, limit: 100 })
  await store.inspectReservations({ after: 0, limit: 100 })
  await store.inspectOperations({ after: '', limit: 100 })
  await store.inspectSip({ after: '', limit: 100 })
  await store.inspectRegister({ after: '', limit: 100 })
  await store.inspectRegisterChanges({ after: 0, limit: 100 })
  await store.inspectTrail({ after: 100, limit: 100 })
  await store.now()
  await store.clock()
  await store.leftovers({ limit: 100 })
  await store.liveHolds({ limit: 100 })
  await store.explainNumber('+12005000000')
  await store.explainSearch('first')
  await store.tidy({ keptMs: 0, limit: 10 })
  await store.advanceClock({ byMs: 1 })
  await store.setClock({ mode: 'offset', offsetMs: HOLD_MS })
  await store.resetClock({ mode: 'system' })
  await store.register()
  await store.schema()
  await store.declare({ process: 'one', declarations: { holdSeconds: 'digest' } })
  await store.declare({ process: 'one', declarations: {} })
  await store.changeRegister({ version: 0, documents: new Map([['limits/contoso', {}]]), ...BY_TEST })
  await store.registerChanges({ limit: 9 })
  await store.snapshot('any')
  await store.restore('any')
  await store.deleteSnapshot('any')
  await store.snapshots()
  await store.ping()
}

async function useSearches(store: InventoryStore): Promise<void> {
  await hold(store, 'first', { areaCode: BUSY })
  await hold(store, 'many', { quantity: 1_000 })
  await hold(store, 'rested', { areaCode: BUSY, fill: 'rested' })
  await hold(store, 'many rested', { areaCode: UNUSED, quantity: 1_500, fill: 'rested' })
  await hold(store, 'limited', { heldLimit: 100_000 })
  await hold(store, 'none', { areaCode: SOLD_OUT, quantity: 10 })
  await hold(store, 'none rested', { areaCode: SOLD_OUT, quantity: 10, fill: 'rested' })
  // Thirty holds at once, as under load.
  await Promise.all(Array.from({ length: 30 }, (_, nth) => hold(store, `nth ${nth}`, { areaCode: BUSY })))
  // Numbers that have rows and numbers of pieces, together.
  await Promise.all([
    hold(store, 'row', { areaCode: FREE, fill: 'rested' }),
    hold(store, 'piece', { areaCode: UNUSED, fill: 'rested' }),
  ])
  await store.search('resource 1', 'first')
  await store.operation('resource 1', operationId('search', 'first'))
  for (const searchId of ['first', 'many', 'many', 'none']) {
    await store.purchase({ ...TERMS, searchId, agreeToNotResell: true })
  }
  for (const searchId of ['limited', 'limited', 'unknown']) {
    await store.cancel({ resource: 'resource 1', searchId })
  }
}

async function useReservations(store: InventoryStore): Promise<void> {
  const reserve = (
    reservationId: string,
    add: readonly number[],
    remove: readonly number[],
    heldLimit = 100_000,
  ) =>
    store.reserve({
      resource: 'resource 1',
      reservationId,
      add: add.map((number) => ({ ...WANTED, phoneNumber: free(number), assignmentType, capabilities })),
      remove: remove.map(free),
      holdMs: HOLD_MS,
      heldLimit,
    })
  await reserve('changed', [0], [])
  await reserve('changed', [1, 2], [0])
  await reserve(
    'full',
    Array.from({ length: 100 }, (_, nth) => 1_950 + nth),
    [],
  )
  await reserve('refused', [3], [], 0)
  await store.reservation('resource 1', 'changed')
  await store.reservations('resource 1', { skip: 0, limit: 100 })
  for (const reservationId of ['full', 'full', 'unknown']) {
    await store.purchaseReservation({ ...TERMS, reservationId, agreeToNotResell: true })
  }
  await store.operation('resource 1', operationId('reservationPurchase', 'full'))
  for (const reservationId of ['changed', 'changed']) {
    await store.cancelReservation({ resource: 'resource 1', reservationId })
  }
}

async function useOwnedNumbers(store: InventoryStore): Promise<void> {
  await store.ownedNumbers('resource 1', { skip: 0, limit: 100 })
  const phoneNumber = (await store.search('resource 1', 'first'))?.value.phoneNumbers[0] ?? free(0)
  await store.ownedNumber('resource 1', phoneNumber)
  const change = { ...TERMS, phoneNumber, operationGuid: 'change', repeatKey: 'key' }
  await store.updateCapabilities({ ...change, patch: { calling: 'inbound' } })
  await store.updateCapabilities({ ...change, patch: { calling: 'inbound' } })
  await store.changeClosing({
    resource: 'resource 1',
    releaseAt: 9,
    agingMs: 0,
    limit: 9,
    author: BY_TEST.author,
  })
  await store.changeClosing({ resource: 'resource 1', agingMs: 0, limit: 9, author: BY_TEST.author })
  await store.release({ ...change, agingMs: 0 })
  await store.release({ ...change, agingMs: 0 })
  await store.operation('resource 1', operationId('releasePhoneNumber', 'change'))
  await store.numberHistory(phoneNumber, 100)
}

async function useSipRouting(store: InventoryStore): Promise<void> {
  const trunks = new Map([['sbc.example.com', { sipSignalingPort: 5061 }]])
  for (const resource of ['resource 1', 'new'])
    await store.changeSipConfiguration({ resource, patch: { trunks } })
  await store.sipConfiguration('resource 1')
}

async function useChanges(store: InventoryStore): Promise<void> {
  const author = { by: 'any' }
  const { capabilities, cost } = OFFERING
  const terms = { country, numberType, assignmentType, capabilities, offeredCapabilities: capabilities, cost }
  const owner = { resource: 'resource 1', id: 'assigned', terms }
  const changes: readonly NumberChange[] = [
    { kind: 'assign', owner },
    { kind: 'protect' },
    { kind: 'unprotect' },
    { kind: 'transfer', to: 'resource 2' },
    { kind: 'release', resource: 'resource 2', agingMs: 1_000_000 },
    { kind: 'restore' },
    { kind: 'portOut' },
    { kind: 'portIn' },
    { kind: 'quarantine', until: 8_000_000_000_000_000 },
  ]
  for (const phoneNumber of [free(20), free(2_020)]) {
    for (const change of changes) await store.changeNumber({ phoneNumber, change, author })
  }
  await store.countPortedOut([{ first: free(0), last: free(9_999) }])
  const some = { first: free(3_000), last: free(9_999), limit: 1_000, author }
  await store.deleteStock(some)
  await store.deleteStock({ ...some, first: free(30), limit: 10 })
}

async function useForcedOutcomes(store: InventoryStore): Promise<void> {
  const slow = { runningMs: 1_000, rule: 'slow' } as const
  const failing = { ...slow, error: 'PurchaseFailed' } as const
  const agreed = { ...TERMS, agreeToNotResell: true }
  await hold(store, 'slow', { areaCode: UNUSED, forced: { ...slow, purchase: failing } })
  await store.purchase({ ...agreed, searchId: 'slow' })
  await hold(store, 'expiring', { areaCode: UNUSED })
  await store.purchase({ ...agreed, searchId: 'expiring', forced: { expires: true } })
  const reserved = { ...WANTED, phoneNumber: free(10), assignmentType, capabilities }
  for (const [reservationId, forced] of [
    ['failing', failing],
    ['expiring', { expires: true }],
  ] as const) {
    const command = { resource: 'resource 1', reservationId, holdMs: HOLD_MS }
    await store.reserve({ ...command, add: [reserved], remove: [] })
    await store.purchaseReservation({ ...agreed, reservationId, forced })
    await store.finishOperations({ rule: 'slow' })
  }
}

function hold(store: InventoryStore, searchId: string, more: Partial<HoldCommand>) {
  return store.hold({
    ...TERMS,
    ...WANTED,
    assignmentType,
    capabilities,
    searchId,
    quantity: 1,
    fill: 'sequential',
    holdMs: HOLD_MS,
    ...more,
  })
}

/** A number that nobody has; of the first two thousand of them each has a row, and the others are untouched. */
function free(nth: number): PhoneNumber {
  return phoneNumberFromInteger(12995000000 + nth)
}
