import { describe, expect, it } from 'vitest'
import { NEVER } from '../../../src/numbering/instant.ts'
import { operationStatus } from '../../../src/numbering/operation.ts'
import { searchOutcome } from '../../../src/numbering/search.ts'
import { SEARCH_ERRORS } from '../../../src/numbering/search-error.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { accepted, HOLD_MS, hold, holdCommand, moveClock, openStore, purchase, START } from '../given.ts'

async function outcomeOf(store: InventoryStore, searchId: string) {
  const found = await store.search('contoso', searchId)
  return found && searchOutcome(found.value, found.now)
}

async function statusOf(store: InventoryStore, operationId: string) {
  const found = await store.operation('contoso', operationId)
  return found && operationStatus(found.value, found.now)
}

describe.each(STORE_KINDS)('A search with a forced outcome, $name', (kind) => {
  it('holds nothing and shows the error, whichever it is, and its operation succeeds', async () => {
    const store = await openStore(kind, 3)
    for (const error of SEARCH_ERRORS) {
      const { search, operation } = await accepted(
        store.hold(holdCommand({ quantity: 2, forced: { error } })),
      )
      expect(search).toMatchObject({ phoneNumbers: [], error })
      expect((await store.search('contoso', search.id))?.value).toEqual(search)
      expect(await outcomeOf(store, search.id)).toEqual({ phoneNumbers: [], outcome: error })
      expect(await statusOf(store, operation.id)).toBe('succeeded')
      expect(await purchase(store, search.id)).toEqual({ kind: 'nothingHeld' })
    }
    expect(await store.count()).toMatchObject({ free: 3, busy: 0 })
    expect(await store.audit({ after: 0, limit: 9 })).toHaveLength(1)
  })

  it('that found nothing has expired after its time, as any other', async () => {
    const store = await openStore(kind)
    const { id } = await hold(store, { forced: { error: 'NoWallet' } })
    await moveClock(store, HOLD_MS - 1)
    expect(await outcomeOf(store, id)).toMatchObject({ outcome: 'NoWallet' })
    await moveClock(store, HOLD_MS)
    expect(await outcomeOf(store, id)).toMatchObject({ outcome: 'ReservationExpired' })
  })

  it.each([
    [0, 0, 'OutOfStock'],
    [1, 1, 'NumbersPartiallyAcquired'],
    [2, 2, 'NoError'],
    [3, 2, 'NoError'],
  ])('of two numbers that finds at most %i holds %i: %s', async (atMost, held, outcome) => {
    const store = await openStore(kind)
    const { id, phoneNumbers } = await hold(store, { quantity: 2, forced: { atMost } })
    expect(phoneNumbers).toHaveLength(held)
    expect(await outcomeOf(store, id)).toEqual({ phoneNumbers, outcome })
    expect(await store.count()).toMatchObject({ free: 10 - held, busy: held })
  })

  it('that is partial can be bought', async () => {
    const store = await openStore(kind)
    const { id, phoneNumbers } = await hold(store, { quantity: 3, forced: { atMost: 1 } })
    expect(await purchase(store, id)).toMatchObject({ kind: 'purchased' })
    const owned = await store.ownedNumbers('contoso', { skip: 0, limit: 9 })
    expect(owned.map(({ phoneNumber }) => phoneNumber)).toEqual(phoneNumbers)
  })

  it('beside searches without one holds as many numbers as it may, and they hold theirs', async () => {
    const store = await openStore(kind)
    const commands = [{ atMost: 1 }, undefined, { error: 'NoWallet' }, { atMost: 2 }] as const
    const found = await Promise.all(
      commands.map((forced) => hold(store, { quantity: 3, ...(forced && { forced }) })),
    )
    expect(found.map(({ phoneNumbers }) => phoneNumbers.length)).toEqual([1, 3, 0, 2])
    expect(await store.count()).toMatchObject({ busy: 6 })
  })

  it('runs for as long as it is told, instead of the usual time, and holds its numbers meanwhile', async () => {
    const store = await openStore(kind)
    const delay = { notStartedMs: 5, runningMs: 1 }
    const { operation } = await accepted(store.hold(holdCommand({ delay, forced: { runningMs: 100 } })))
    expect(operation).toMatchObject({ startsAt: START + 5, endsAt: START + 105 })
    expect(await store.count()).toMatchObject({ busy: 1 })
    for (const [at, status] of [
      [4, 'notStarted'],
      [5, 'running'],
      [104, 'running'],
      [105, 'succeeded'],
    ] as const) {
      await moveClock(store, at)
      expect(await statusOf(store, operation.id)).toBe(status)
    }
  })

  it('runs for ever, is not tidied away, and ends when its rule is finished', async () => {
    const store = await openStore(kind)
    const forced = { runningMs: NEVER, rule: 'slow' }
    const { search, operation } = await accepted(store.hold(holdCommand({ forced })))
    await hold(store)
    await moveClock(store, 1_000 * HOLD_MS)
    await hold(store)
    expect(await store.tidy({ keptMs: 0, limit: 9 })).toMatchObject({ removed: { searches: 1 } })
    expect(await statusOf(store, operation.id)).toBe('running')
    const finished = { ...operation, endsAt: START + 1_000 * HOLD_MS }
    expect(await store.finishOperations({ rule: 'other' })).toEqual([])
    expect(await store.finishOperations({ rule: 'slow' })).toEqual([
      { resource: 'contoso', operation: finished },
    ])
    expect((await store.operation('contoso', operation.id))?.value).toEqual(finished)
    expect(await statusOf(store, operation.id)).toBe('succeeded')
    expect(await store.finishOperations({ rule: 'slow' })).toEqual([])
    expect(await store.tidy({ keptMs: 0, limit: 9 })).toMatchObject({ removed: { searches: 1 } })
    expect(await store.search('contoso', search.id)).toBeUndefined()
  })
})
