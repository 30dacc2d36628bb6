import { describe, expect, it, onTestFinished } from 'vitest'
import type { AuditEntry } from '../../../src/numbering/audit-entry.ts'
import { RESERVATION_KEPT_MS } from '../../../src/numbering/reservation.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { BY_TEST } from '../../support/by-test.ts'
import { COUNTABLE_KINDS, type CountableKind, type RowCounts } from '../../support/countable-stores.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import {
  buy,
  CALLS,
  firstNumber,
  HOLD_MS,
  hold,
  holdCommand,
  moveClock,
  NO_DELAY,
  newGuid,
  openStore,
  purchase,
  release,
} from '../given.ts'
import {
  buyReservation,
  cancelReservation,
  nthNumber,
  numbers,
  reserve,
  reserveNumbers,
} from '../given-reservation.ts'
import { trailWith } from '../trail-with.ts'

const STOCK = 10
/** Contoso owns the first number, and fabrikam the second one. */
const [OWN, THEIRS, FREE, UNKNOWN] = [0, 1, 2, STOCK]
/** Beyond every time for which anything is kept. */
const LONG = 2 * RESERVATION_KEPT_MS

type Request = (store: InventoryStore) => Promise<unknown>

function update(store: InventoryStore, nth: number, more: object = {}) {
  return store.updateCapabilities({
    resource: 'contoso',
    phoneNumber: nthNumber(nth),
    patch: {},
    operationGuid: newGuid(),
    delay: NO_DELAY,
    ...more,
  })
}

/** Requests that change nothing, though some of them leave a record that can be read for a while. */
const REQUESTS: readonly [string, Request][] = [
  ['a search that finds nothing', (store) => hold(store, { areaCode: '907' })],
  [
    'a search that finds nothing, bought and cancelled',
    async (store) => {
      const { id: searchId } = await hold(store, { areaCode: '907' })
      await purchase(store, searchId)
      for (const _ of 'ab') await store.cancel({ resource: 'contoso', searchId })
    },
  ],
  ['a search beyond the limit', (store) => store.hold(holdCommand({ heldLimit: 0 }))],
  [
    'the purchase and the end of a search that is not there',
    async (store) => {
      await purchase(store, newGuid())
      await store.cancel({ resource: 'contoso', searchId: newGuid() })
    },
  ],
  [
    'a sample of free numbers',
    (store) => store.browse({ ...holdCommand(), prefixes: [], limit: 9, seed: 1 }),
  ],
  ['an empty reservation', (store) => reserveNumbers(store)],
  [
    'an empty reservation, bought and deleted',
    async (store) => {
      const reservationId = await reserveNumbers(store)
      await buyReservation(store, reservationId)
      for (const _ of 'ab') await cancelReservation(store, reservationId)
    },
  ],
  [
    'a reservation that gets none of its numbers, and a change of it that changes nothing',
    async (store) => {
      const unoffered = numbers(FREE).map((each) => ({ ...each, offerings: [] }))
      const command = { reservationId: newGuid(), add: [...numbers(OWN, THEIRS, UNKNOWN), ...unoffered] }
      for (const _ of 'ab') await reserve(store, { ...command, remove: [nthNumber(FREE + 1)] })
    },
  ],
  ['a reservation beyond the limit', (store) => reserve(store, { add: numbers(FREE), heldLimit: 0 })],
  [
    'the purchase and the deletion of a reservation that is not there',
    async (store) => {
      await buyReservation(store, newGuid())
      await cancelReservation(store, newGuid())
    },
  ],
  [
    'releases of numbers that the resource does not own',
    async (store) => {
      for (const nth of [THEIRS, FREE, UNKNOWN]) await release(store, nthNumber(nth))
    },
  ],
  [
    'changes of the capabilities of numbers that the resource does not own',
    async (store) => {
      for (const nth of [THEIRS, FREE, UNKNOWN]) await update(store, nth)
    },
  ],
  [
    'a change to the capabilities that a number has, or to some that are not offered',
    async (store) => {
      await update(store, OWN)
      await update(store, OWN, { patch: CALLS.capabilities, repeatKey: 'key' })
      await update(store, OWN, { patch: { sms: 'inbound' } })
    },
  ],
  [
    'an import of numbers that are there',
    async (store) => {
      await store.addStock([
        usBlock(US_GEOGRAPHIC, STOCK),
        usBlock(US_TOLL_FREE, 2),
        usBlock(US_GEOGRAPHIC, 3),
      ])
      await store.addStock([])
    },
  ],
  [
    'a change of the register that is outdated or empty',
    async (store) => {
      const documents = new Map([['offering a', { a: 1 }]])
      await store.changeRegister({ version: 7, documents, ...BY_TEST })
      await store.changeRegister({ version: 0, documents: new Map(), ...BY_TEST })
    },
  ],
  [
    'the declarations of a process that has ended',
    async (store) => {
      const process = newGuid()
      await store.declare({ process, declarations: { a: 'b' } })
      await store.declare({ process, declarations: {} })
    },
  ],
]

/** The trail up to now, and the entry of a last search. */
async function wholeTrail(store: InventoryStore): Promise<AuditEntry[]> {
  const { id } = await hold(store)
  return trailWith(store, 'search', id)
}

async function tidyAll(store: InventoryStore): Promise<void> {
  for (let more = true; more; ) {
    const answer = await store.tidy({ keptMs: RESERVATION_KEPT_MS, limit: 100 })
    more = answer.kind === 'tidied' && answer.more
  }
}

/** What is left, long after these requests to an inventory with owned numbers, when housekeeping has removed all it may. */
async function leftAfter(
  kind: CountableKind,
  requests: readonly Request[],
): Promise<{ rows: RowCounts; trail: readonly AuditEntry[] }> {
  const { store, countRows } = await kind.open()
  onTestFinished(() => store.close())
  await moveClock(store, 0)
  await store.addStock([usBlock(US_GEOGRAPHIC, STOCK), usBlock(US_TOLL_FREE, 2)])
  const searches = [await buy(store), await buy(store, 1, 'fabrikam')]
  expect(searches.map(firstNumber)).toEqual([nthNumber(OWN), nthNumber(THEIRS)])
  await moveClock(store, 1)
  // In a file the newest search stays until another record follows it.
  await hold(store, { areaCode: '907' })
  for (const [index, request] of requests.entries()) {
    await moveClock(store, 2 + index)
    await request(store)
  }
  await moveClock(store, LONG)
  await tidyAll(store)
  // The sequence and the ids differ from store to store.
  const trail = (await wholeTrail(store)).map((entry) => ({
    ...entry,
    searchId: '',
    sequence: 0,
  }))
  return { rows: await countRows(), trail }
}

describe.each(COUNTABLE_KINDS)('Requests that change nothing leave nothing behind, $name', (kind) => {
  it.each(REQUESTS)('%s', async (_, request) => {
    expect(await leftAfter(kind, [request, request, request])).toEqual(await leftAfter(kind, []))
  })
})

describe.each(STORE_KINDS)('The trail has no entry of a command that changed nothing, $name', (kind) => {
  it('after a hold was bought, has ended or still stands', async () => {
    const store = await openStore(kind, STOCK)
    const bought = await buy(store)
    const cancelled = await hold(store)
    await store.cancel({ resource: 'contoso', searchId: cancelled.id })
    const reservationIds = [await reserveNumbers(store, 5), await reserveNumbers(store, 6)] as const
    await buyReservation(store, reservationIds[0])
    await cancelReservation(store, reservationIds[1])
    const expired = await hold(store)
    const [gone, emptied] = [await reserveNumbers(store, 7), await reserveNumbers(store, 8)]
    await reserve(store, { reservationId: emptied, remove: [nthNumber(8)] })
    await moveClock(store, HOLD_MS)
    const standing = await reserveNumbers(store, 9)
    await release(store, firstNumber(bought))
    const trail = await trailWith(store, 'release', bought.id)

    for (const { id: searchId } of [bought, cancelled, expired]) {
      await purchase(store, searchId)
      await store.cancel({ resource: 'contoso', searchId })
    }
    for (const reservationId of [...reservationIds, gone, emptied]) {
      await buyReservation(store, reservationId)
      await cancelReservation(store, reservationId)
      await reserve(store, { reservationId, remove: [nthNumber(9)] })
    }
    await reserve(store, { reservationId: standing, add: numbers(9), remove: [nthNumber(1)] })
    await release(store, firstNumber(bought))
    expect(await wholeTrail(store)).toEqual([...trail, expect.objectContaining({ command: 'search' })])
  })

  it('after an empty reservation that still stands was deleted', async () => {
    const store = await openStore(kind, STOCK)
    const reservationId = await reserveNumbers(store, 8)
    await reserve(store, { reservationId, remove: [nthNumber(8)] })
    const trail = await trailWith(store, 'updateReservation', reservationId)
    await cancelReservation(store, reservationId)
    expect(await store.reservation('contoso', reservationId)).toBeUndefined()
    expect(await wholeTrail(store)).toEqual([...trail, expect.objectContaining({ command: 'search' })])
  })

  it('but the entry of each thousand blocks that bring new numbers', async () => {
    const store = await openStore(kind, 1)
    const known = Array.from({ length: 1000 }, () => usBlock(US_GEOGRAPHIC, 1))
    expect(await store.addStock([...known, usBlock(US_GEOGRAPHIC, 3)])).toBe(2)
    const stock = (await wholeTrail(store)).filter(({ command }) => command === 'stock')
    expect(stock).toMatchObject([{}, { blocks: [usBlock(US_GEOGRAPHIC, 3)] }])
    expect(await store.count()).toMatchObject({ total: 3 })
  })
})
