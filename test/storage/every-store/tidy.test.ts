import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { operationId } from '../../../src/numbering/operation.ts'
import { phoneNumberToInteger } from '../../../src/numbering/phone-number.ts'
import { RESERVATION_KEPT_MS } from '../../../src/numbering/reservation.ts'
import type { TidyAnswer, TidyCounts } from '../../../src/storage/port/housekeeping-store.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { STORE_KINDS, WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { buy, firstNumber, HOLD_MS, hold, moveClock, openStore, purchase, release } from '../given.ts'
import {
  buyReservation,
  cancelReservation,
  nthNumber,
  numbers,
  reserve,
  reserved,
  reserveNumbers,
  reuseReservation,
} from '../given-reservation.ts'
import { trailWith } from '../trail-with.ts'

const DAY = 24 * 60 * 60_000
const NOTHING: TidyCounts = { searches: 0, operations: 0, reservations: 0, reservedNumbers: 0 }

/** Tidies once; answers the counts above 0. */
async function tidy(store: InventoryStore, limit = 100): Promise<Partial<TidyCounts>> {
  const answer = await store.tidy({ keptMs: DAY, limit })
  if (answer.kind === 'busy') throw new Error('Somebody else is tidying')
  return Object.fromEntries(Object.entries(answer.removed).filter(([, count]) => count > 0))
}

describe.each(STORE_KINDS)('Tidying, $name', (kind) => {
  it('removes a search, and with it its operation, a day after its hold expired, to the millisecond', async () => {
    const store = await openStore(kind)
    const { id } = await hold(store)
    await moveClock(store, 1)
    await hold(store)
    await moveClock(store, HOLD_MS + DAY - 1)
    expect(await tidy(store)).toEqual({})
    expect(await store.search('contoso', id)).toBeDefined()
    expect(await store.operation('contoso', operationId('search', id))).toBeDefined()
    await moveClock(store, HOLD_MS + DAY)
    expect(await tidy(store)).toEqual({ searches: 1 })
    expect(await store.search('contoso', id)).toBeUndefined()
    expect(await store.operation('contoso', operationId('search', id))).toBeUndefined()
    expect(await store.cancel({ resource: 'contoso', searchId: id })).toBe(false)
  })

  it('leaves bought numbers to their owner, and a purchase that is sent once more buys nothing', async () => {
    const store = await openStore(kind, 3)
    const { id, ...search } = await buy(store, 2)
    const owned = await store.ownedNumbers('contoso', { skip: 0, limit: 9 })
    const [imported, , purchased] = await store.audit({ after: 0, limit: 9 })
    await moveClock(store, HOLD_MS + DAY - 1)
    const meanwhile = await hold(store)
    expect(await tidy(store)).toEqual({})
    expect(await purchase(store, id)).toMatchObject({ kind: 'purchased', operation: { searchId: id } })
    await moveClock(store, HOLD_MS + DAY)
    expect(await tidy(store)).toEqual({ searches: 1 })
    expect(await purchase(store, id)).toEqual({ kind: 'searchNotFound' })
    expect(await store.operation('contoso', operationId('purchase', id))).toBeUndefined()
    expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toEqual(owned)
    // The entry of the search went with it; the last one is of the search that was made meanwhile.
    const trail = await trailWith(store, 'search', meanwhile.id)
    expect(trail).toEqual([imported, purchased, expect.anything()])
    expect(await store.numberHistory(firstNumber({ id, ...search }), 9)).toEqual([purchased, imported])
    expect(await release(store, firstNumber({ id, ...search }))).not.toHaveProperty('failure')
    expect(await store.count()).toEqual({ total: 3, free: 1, busy: 1, owned: 1 })
  })

  it('leaves a search and its operation while the operation shows its progress for longer', async () => {
    const store = await openStore(kind)
    const [held, bought] = [await hold(store), await hold(store)]
    const delay = { notStartedMs: HOLD_MS, runningMs: DAY }
    await store.purchase({ resource: 'contoso', searchId: bought.id, agreeToNotResell: false, delay })
    const { id } = await hold(store, { delay })
    await moveClock(store, HOLD_MS + 2 * DAY - 1)
    await hold(store)
    expect(await tidy(store)).toEqual({ searches: 1 })
    expect(await store.search('contoso', held.id)).toBeUndefined()
    expect(await purchase(store, bought.id)).toMatchObject({ kind: 'purchased' })
    expect(await store.operation('contoso', operationId('search', bought.id))).toBeDefined()
    expect(await store.search('contoso', id)).toBeDefined()
    await moveClock(store, HOLD_MS + 2 * DAY)
    expect(await tidy(store)).toEqual({ searches: 2 })
    expect(await purchase(store, bought.id)).toEqual({ kind: 'searchNotFound' })
    expect(await store.search('contoso', id)).toBeUndefined()
  })

  it('passes over searches that are kept longer, and removes the searches after them', async () => {
    const store = await openStore(kind)
    const kept = [await hold(store, { holdMs: 3 * DAY }), await hold(store, { holdMs: 3 * DAY })]
    const ended = [await hold(store), await hold(store)]
    await moveClock(store, HOLD_MS + DAY)
    await hold(store)
    for (let more = true; more; ) {
      const answer = await store.tidy({ keptMs: DAY, limit: 1 })
      more = answer.kind === 'tidied' && answer.more
    }
    const found = await Promise.all([...kept, ...ended].map(({ id }) => store.search('contoso', id)))
    expect(found.map((each) => each !== undefined)).toEqual([true, true, false, false])
  })

  it('leaves a search whose hold is longer than records are kept', async () => {
    const store = await openStore(kind)
    const { id } = await hold(store, { holdMs: 3 * DAY })
    await hold(store)
    await moveClock(store, 3 * DAY - 1)
    await tidy(store)
    expect(await purchase(store, id)).toMatchObject({ kind: 'purchased' })
    expect(await store.count()).toMatchObject({ owned: 1 })
  })

  it('removes the operation of a release or change a day after it ended', async () => {
    const store = await openStore(kind)
    const [phoneNumber, delay] = [firstNumber(await buy(store)), { notStartedMs: 5, runningMs: 5 }]
    const command = { resource: 'contoso', phoneNumber, delay }
    await store.updateCapabilities({ ...command, operationGuid: 'first', patch: { calling: 'inbound' } })
    await store.release({ ...command, operationGuid: 'then', agingMs: 0 })
    const ids = [
      operationId('updatePhoneNumberCapabilities', 'first'),
      operationId('releasePhoneNumber', 'then'),
    ]
    const found = () => Promise.all(ids.map((id) => store.operation('contoso', id)))
    await moveClock(store, DAY + 9)
    expect(await tidy(store)).toEqual({})
    expect(await found()).not.toContain(undefined)
    await moveClock(store, DAY + 10)
    expect(await tidy(store)).toEqual({ operations: 2 })
    expect(await found()).toEqual([undefined, undefined])
  })

  it('removes a reservation when nobody can see it any more, and its id can be used again', async () => {
    const store = await openStore(kind)
    const reservationId = await reserveNumbers(store, 0, 1)
    await buyReservation(store, reservationId)
    await cancelReservation(store, await reserveNumbers(store, 2))
    await reserveNumbers(store, 3)
    const owned = await store.ownedNumbers('contoso', { skip: 0, limit: 9 })
    await moveClock(store, RESERVATION_KEPT_MS - 1)
    const before = await store.reservations('contoso', { skip: 0, limit: 9 })
    expect(await tidy(store)).toEqual({})
    expect(await store.reservations('contoso', { skip: 0, limit: 9 })).toEqual(before)
    expect(await buyReservation(store, reservationId)).toMatchObject({ kind: 'purchased' })
    await moveClock(store, RESERVATION_KEPT_MS)
    expect(await tidy(store)).toEqual({ reservations: 3, reservedNumbers: 4 })
    expect(await buyReservation(store, reservationId)).toEqual({ kind: 'reservationNotFound' })
    const again = await reserved(reserve(store, { reservationId, add: numbers(4) }))
    expect(again.created).toBe(true)
    expect(again.value.phoneNumbers.map(({ phoneNumber }) => phoneNumber)).toEqual([nthNumber(4)])
    expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toEqual(owned)
    expect(await tidy(store)).toEqual({})
    expect(await store.count()).toEqual({ total: 10, free: 7, busy: 1, owned: 2 })
  })

  it('removes the oldest first, no more at a time than it is told, and says whether there is more', async () => {
    const store = await openStore(kind)
    const ids: string[] = []
    for (let nth = 0; nth < 6; nth += 1) {
      await moveClock(store, nth)
      if (nth < 5) await release(store, '+14255550999')
      ids.push((await hold(store)).id)
    }
    // The numbers of the second reservation take two batches.
    for (const some of [[6], [7, 8, 9], []]) await reserveNumbers(store, ...some)
    await moveClock(store, RESERVATION_KEPT_MS + 5)
    await hold(store)
    const limit = 2
    const answers: Extract<TidyAnswer, { kind: 'tidied' }>[] = []
    for (;;) {
      const answer = await store.tidy({ keptMs: DAY, limit })
      if (answer.kind === 'busy') throw new Error('Somebody else is tidying')
      answers.push(answer)
      const found = await Promise.all(ids.map((id) => store.search('contoso', id)))
      expect(found.slice(0, limit * answers.length)).not.toContainEqual(expect.anything())
      expect(found.slice(limit * answers.length)).not.toContain(undefined)
      const { searches, operations, reservations, reservedNumbers } = answer.removed
      for (const count of [searches, operations, reservations, reservedNumbers]) {
        expect(count).toBeLessThanOrEqual(limit)
      }
      if (!answer.more) break
    }
    const sum = (of: keyof TidyCounts) => answers.reduce((total, { removed }) => total + removed[of], 0)
    expect([sum('searches'), sum('operations'), sum('reservations'), sum('reservedNumbers')]).toEqual([
      6, 5, 3, 4,
    ])
    expect(await store.tidy({ keptMs: DAY, limit })).toEqual({
      kind: 'tidied',
      removed: NOTHING,
      more: false,
    })
  })

  it.each<[string, (store: InventoryStore) => Promise<unknown>]>([
    ['operations', async (store) => [await release(store, nthNumber(0)), await release(store, nthNumber(0))]],
    ['reservations', async (store) => [await reserveNumbers(store), await reserveNumbers(store)]],
    ['reserved numbers', (store) => reserveNumbers(store, 0, 1)],
  ])('says that there may be more when it has removed all of the %s that it may', async (_, make) => {
    const store = await openStore(kind)
    await make(store)
    await moveClock(store, RESERVATION_KEPT_MS)
    expect(await store.tidy({ keptMs: DAY, limit: 2 })).toMatchObject({ more: true })
    expect(await store.tidy({ keptMs: DAY, limit: 2 })).toMatchObject({ more: false })
  })
})

it.each(STORE_KINDS.filter(({ name }) => name.startsWith('SQLite')))(
  'The record with the highest number stays, since the next one would get the number, $name',
  async (kind) => {
    const store = await openStore(kind)
    await hold(store)
    const { id } = await hold(store)
    await moveClock(store, HOLD_MS + DAY)
    expect(await tidy(store)).toEqual({ searches: 1 })
    expect(await store.search('contoso', id)).toBeDefined()
    await reserveNumbers(store, 5)
    expect(await tidy(store)).toEqual({ searches: 1 })
    expect(await store.search('contoso', id)).toBeUndefined()
  },
)

it('No number is used twice, even after the newest search was removed and the file was opened again', async () => {
  const file = join(temporaryDirectory(), 'inventory.db')
  const open = () => openFileStore({ file, thread: WORKER_URL })
  const store = await openStore({ name: 'SQLite in a file', open })
  const { id } = await hold(store, { quantity: 2 })
  await reserveNumbers(store, 5)
  const [, , newest] = await store.audit({ after: 0, limit: 9 })
  await moveClock(store, HOLD_MS + DAY)
  expect(await tidy(store)).toEqual({ searches: 1 })
  await store.close()
  const again = await open()
  onTestFinished(() => again.close())
  await hold(again, { resource: 'fabrikam' })
  const [made] = await again.audit({ after: newest?.sequence ?? 0, limit: 9 })
  expect(made).toMatchObject({ command: 'search', resource: 'fabrikam' })
  // The second number still has the claim of the removed search.
  expect(await again.numberHistory(nthNumber(1), 9)).toMatchObject([{ command: 'stock' }])
  expect(await again.search('contoso', id)).toBeUndefined()
})

it('A reservation whose id is used again leaves no numbers behind, SQLite in a file', async () => {
  const file = join(temporaryDirectory(), 'inventory.db')
  const store = await openStore({
    name: 'SQLite in a file',
    open: () => openFileStore({ file, thread: WORKER_URL }),
  })
  await reuseReservation(store)
  await store.close()
  const database = openDatabase(file)
  onTestFinished(() => database.close())
  expect(database.prepare('SELECT number FROM reserved_number').all()).toEqual([
    { number: phoneNumberToInteger(nthNumber(2)) },
  ])
})
