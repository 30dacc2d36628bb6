import { describe, expect, it } from 'vitest'
import type { ForcedOutcome } from '../../../src/numbering/forced-outcome.ts'
import { END_OF_TIME, NEVER } from '../../../src/numbering/instant.ts'
import { operationStatus } from '../../../src/numbering/operation.ts'
import { replay } from '../../../src/numbering/replay/replay.ts'
import { searchOutcome } from '../../../src/numbering/search.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { HOLD_MS, hold, holdCommand, moveClock, openStore, purchase, START } from '../given.ts'
import { nthNumber, numbers, reserve, reserved } from '../given-reservation.ts'
import { historyOf } from '../history-of.ts'
import { trailOfLength } from '../trail-of-length.ts'

const ALL = { after: 0, limit: 99 }
const DAY = 24 * 60 * 60_000
const FAILS: ForcedOutcome = { error: 'BillingUnavailable', runningMs: 100, rule: 'failing' }

function buy(store: InventoryStore, searchId: string, forced: ForcedOutcome) {
  return purchase(store, searchId, 'contoso', forced)
}

/** What a client sees of the search, of its purchase and of its numbers. */
async function look(store: InventoryStore, searchId: string) {
  const [found, bought] = await Promise.all([
    store.search('contoso', searchId),
    store.operation('contoso', `purchase_${searchId}`),
  ])
  return {
    ...(found && searchOutcome(found.value, found.now)),
    status: bought && operationStatus(bought.value, bought.now),
    owned: await store.ownedNumbers('contoso', { skip: 0, limit: 9 }),
    counts: await store.count(),
  }
}

/** The trail tells where each number is, what each search is, and each number's history. */
async function expectWholeTrail(store: InventoryStore): Promise<void> {
  const trail = await store.audit(ALL)
  const told = replay(trail)
  const [now, { free }] = [await store.now(), await store.count()]
  expect([...told.numbers.values()].filter(({ freeAt }) => freeAt <= now)).toHaveLength(free)
  for (const [id, { resource, search }] of told.searches) {
    expect((await store.search(resource, id))?.value).toEqual(search)
  }
  for (const number of told.numbers.keys()) {
    expect(await store.numberHistory(number, 99)).toEqual(historyOf(trail, number))
  }
}

describe.each(STORE_KINDS)('A purchase that is forced to fail, $name', (kind) => {
  it('owns nothing at any time; its numbers are held until it fails, and free at that instant', async () => {
    const store = await openStore(kind, 2)
    const { id, phoneNumbers } = await hold(store, { quantity: 2 })
    await moveClock(store, 1)
    const answer = await buy(store, id, FAILS)
    const operation = { startsAt: START + 1, endsAt: START + 101, failure: 'BillingUnavailable' }
    expect(answer).toMatchObject({ kind: 'purchased', operation })
    const held = { owned: [], counts: { total: 2, free: 0, busy: 2, owned: 0 } }
    for (const at of [1, 100]) {
      await moveClock(store, at)
      expect(await look(store, id)).toEqual({ phoneNumbers, outcome: 'NoError', status: 'running', ...held })
      expect((await hold(store)).phoneNumbers).toEqual([])
      expect((await store.stockCounts()).value).toMatchObject([{ free: 0, held: 2, owned: 0, aging: 0 }])
    }
    await moveClock(store, 101)
    expect(await look(store, id)).toEqual({
      phoneNumbers: [],
      outcome: 'BillingUnavailable',
      status: 'failed',
      owned: [],
      counts: { total: 2, free: 2, busy: 0, owned: 0 },
    })
    expect((await hold(store, { quantity: 2 })).phoneNumbers).toEqual(phoneNumbers)
    await expectWholeTrail(store)
  })

  it('charges nothing, and is one entry with the instant at which the numbers are free', async () => {
    const store = await openStore(kind)
    const { id, phoneNumbers } = await hold(store)
    await buy(store, id, FAILS)
    const trail = await store.audit(ALL)
    const claim = { resource: 'contoso', searchId: id, phoneNumbers }
    expect(trail.slice(2)).toEqual([
      {
        sequence: expect.any(Number),
        at: START,
        command: 'purchaseFailed',
        ...claim,
        error: 'BillingUnavailable',
        freeAt: START + 100,
      },
    ])
    await expectWholeTrail(store)
  })

  it.each([
    ['before its hold would expire', 0, 100],
    ['after its hold would expire', HOLD_MS - 1, 100],
    ['at the instant at which it is accepted', 0, 0],
  ])('%s is answered alike when it is sent again, and is never cancelled', async (_, at, runningMs) => {
    const store = await openStore(kind, 1)
    const { id: searchId } = await hold(store)
    await moveClock(store, at)
    const first = await buy(store, searchId, { ...FAILS, runningMs })
    for (const later of [at, at + runningMs, at + 2 * HOLD_MS]) {
      await moveClock(store, later)
      const before = await look(store, searchId)
      expect(await purchase(store, searchId)).toEqual(first)
      expect(await buy(store, searchId, { error: 'NoWallet' })).toEqual(first)
      expect(await store.cancel({ resource: 'contoso', searchId })).toBe(true)
      expect(await look(store, searchId)).toEqual(before)
      expect(before.counts).toMatchObject(later < at + runningMs ? { busy: 1 } : { free: 1 })
    }
    expect(await store.audit(ALL)).toHaveLength(3)
  })

  it('counts as held until it fails, and for nobody afterwards', async () => {
    const store = await openStore(kind)
    const { id } = await hold(store, { quantity: 2 })
    await moveClock(store, HOLD_MS - 1)
    await buy(store, id, FAILS)
    const limited = (at: number) => moveClock(store, at).then(() => store.hold(holdCommand({ heldLimit: 2 })))
    expect(await limited(HOLD_MS + 98)).toEqual({ kind: 'tooManyHeld', held: 2, limit: 2 })
    const other = await reserve(store, { add: numbers(0), heldLimit: 1 })
    expect(other).toMatchObject({ failed: new Map([[nthNumber(0), 'notFree']]) })
    expect(await reserve(store, { add: numbers(5), heldLimit: 2 })).toMatchObject({ kind: 'tooManyHeld' })
    const free = await reserved(reserve(store, { resource: 'fabrikam', add: numbers(5), heldLimit: 1 }))
    expect(free.value.phoneNumbers).toHaveLength(1)
    expect(await limited(HOLD_MS + 99)).toMatchObject({ kind: 'held' })
  })

  it('for ever holds its numbers, is not tidied away, and frees them when its rule is finished', async () => {
    const store = await openStore(kind, 2)
    const { id } = await hold(store, { quantity: 2 })
    const forced = { ...FAILS, runningMs: NEVER }
    expect(await buy(store, id, forced)).toMatchObject({ operation: { endsAt: END_OF_TIME } })
    const late = 4_000 * DAY
    await moveClock(store, late)
    await hold(store)
    expect(await store.tidy({ keptMs: 0, limit: 9 })).toMatchObject({ removed: { searches: 0 } })
    expect(await look(store, id)).toMatchObject({
      status: 'running',
      owned: [],
      counts: { busy: 2, owned: 0 },
    })
    expect((await store.stockCounts()).value).toMatchObject([{ held: 2, owned: 0 }])
    await expectWholeTrail(store)

    const [finished, ...others] = await store.finishOperations({ rule: 'failing' })
    expect(finished).toMatchObject({ resource: 'contoso', operation: { id: `purchase_${id}` } })
    expect(finished?.operation).toEqual((await store.operation('contoso', `purchase_${id}`))?.value)
    expect(finished?.operation).toMatchObject({ endsAt: START + late, failure: 'BillingUnavailable' })
    expect(others).toEqual([])
    expect(await look(store, id)).toMatchObject({
      phoneNumbers: [],
      outcome: 'BillingUnavailable',
      status: 'failed',
      counts: { free: 2, busy: 0 },
    })
    expect((await store.audit(ALL)).at(-1)).toMatchObject({ command: 'finishPurchase', at: START + late })
    await expectWholeTrail(store)
    expect((await hold(store, { quantity: 2 })).phoneNumbers).toHaveLength(2)
    await expectWholeTrail(store)
  })

  it('goes with its search a day after it has failed, and the trail stays whole', async () => {
    const store = await openStore(kind, 1)
    const { id } = await hold(store)
    await moveClock(store, HOLD_MS - 1)
    const runningMs = DAY
    await buy(store, id, { ...FAILS, runningMs })
    const tidyAt = async (at: number) => {
      await moveClock(store, at)
      await hold(store, { country: 'CA' })
      return store.tidy({ keptMs: DAY, limit: 9 })
    }
    const end = HOLD_MS - 1 + runningMs + DAY
    expect(await tidyAt(end - 1)).toMatchObject({ removed: { searches: 0 } })
    expect(await purchase(store, id)).toMatchObject({ operation: { failure: 'BillingUnavailable' } })
    expect(await tidyAt(end)).toMatchObject({ removed: { searches: 1 } })
    expect(await purchase(store, id)).toEqual({ kind: 'searchNotFound' })
    const trail = await trailOfLength(store, 2)
    expect(trail.map(({ command }) => command)).toEqual(['stock', 'purchaseFailed'])
    await expectWholeTrail(store)
  })

  it('is refused as any other: another resource, nothing found, no agreement, an expired hold', async () => {
    const store = await openStore(kind, 1)
    const { id } = await hold(store, {
      offerings: [{ ...(holdCommand().offerings[0] ?? raise()), agreementToNotResellRequired: true }],
    })
    const nothing = await hold(store)
    expect(await purchase(store, id, 'fabrikam', FAILS)).toEqual({ kind: 'searchNotFound' })
    expect(await buy(store, nothing.id, FAILS)).toEqual({ kind: 'nothingHeld' })
    expect(await buy(store, id, FAILS)).toEqual({ kind: 'agreementRequired' })
    await moveClock(store, HOLD_MS)
    expect(await buy(store, id, FAILS)).toEqual({ kind: 'holdEnded' })
    expect(await store.audit(ALL)).toHaveLength(2)
  })
})

describe.each(STORE_KINDS)('A purchase with a forced outcome, $name', (kind) => {
  it('that merely runs has taken effect, also after its rule is finished', async () => {
    const store = await openStore(kind, 1)
    const { id } = await hold(store)
    await buy(store, id, { runningMs: NEVER, rule: 'slow' })
    expect(await look(store, id)).toMatchObject({ status: 'running', counts: { owned: 1 } })
    const finished = await store.finishOperations({ rule: 'slow' })
    expect(finished).toMatchObject([{ operation: { id: `purchase_${id}`, endsAt: START } }])
    expect(await look(store, id)).toMatchObject({
      status: 'succeeded',
      outcome: 'NoError',
      counts: { owned: 1 },
    })
    expect((await store.audit(ALL)).map(({ command }) => command)).toEqual(['stock', 'search', 'purchase'])
  })

  it('finds its hold expired: the numbers are free now, and the search is over for good', async () => {
    const store = await openStore(kind, 2)
    const { id: searchId } = await hold(store, { quantity: 2 })
    await moveClock(store, 7)
    expect(await buy(store, searchId, { expires: true })).toEqual({ kind: 'holdEnded' })
    expect(await look(store, searchId)).toEqual({
      phoneNumbers: [],
      outcome: 'ReservationExpired',
      status: undefined,
      owned: [],
      counts: { total: 2, free: 2, busy: 0, owned: 0 },
    })
    expect((await store.audit(ALL)).slice(1)).toMatchObject([
      { command: 'search', searchId, expiresAt: START + HOLD_MS },
      { command: 'expire', searchId, at: START + 7 },
    ])
    expect(await purchase(store, searchId)).toEqual({ kind: 'holdEnded' })
    expect(await store.cancel({ resource: 'contoso', searchId })).toBe(true)
    await expectWholeTrail(store)
    expect(await store.hold(holdCommand({ quantity: 2, heldLimit: 2 }))).toMatchObject({ kind: 'held' })
    await expectWholeTrail(store)
  })

  it('finds the hold of a search without numbers expired, which is no entry', async () => {
    const store = await openStore(kind, 1)
    await hold(store)
    const { id } = await hold(store)
    expect(await buy(store, id, { expires: true })).toEqual({ kind: 'holdEnded' })
    expect(await look(store, id)).toMatchObject({ outcome: 'ReservationExpired' })
    expect(await store.audit(ALL)).toHaveLength(2)
  })

  it('has the outcome that its search was given, unless it brings another one', async () => {
    const store = await openStore(kind)
    const search = () => hold(store, { forced: { purchase: { error: 'NoWallet', runningMs: 9 } } })
    const [first, second, third] = [await search(), await search(), await search()]
    expect(await purchase(store, first.id)).toMatchObject({
      operation: { failure: 'NoWallet', endsAt: START + 9 },
    })
    expect(await buy(store, second.id, { error: 'PurchaseFailed' })).toMatchObject({
      operation: { failure: 'PurchaseFailed', endsAt: START },
    })
    expect(await buy(store, third.id, {})).not.toHaveProperty('operation.failure')
    expect(await store.count()).toMatchObject({ owned: 1, busy: 1 })
    const expiring = await hold(store, { forced: { purchase: { expires: true } } })
    expect(await purchase(store, expiring.id)).toEqual({ kind: 'holdEnded' })
    await expectWholeTrail(store)
  })
})

function raise(): never {
  throw new Error('There is no offering')
}
