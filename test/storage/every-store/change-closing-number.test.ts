import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../src/numbering/instant.ts'
import { ownerships } from '../../../src/numbering/ownerships.ts'
import { NO_NUMBERS } from '../../../src/numbering/state-counts.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import type { NumberChange } from '../../../src/storage/port/number-change-store.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, givenTerms, HOLD_MS, hold, moveClock, NO_DELAY, newGuid, openStore, START } from '../given.ts'
import { nthNumber } from '../given-reservation.ts'

const AUTHOR = { by: 'key 1' }
const NUMBER = nthNumber(0)
const REST_MS = 2 * HOLD_MS

function change(store: InventoryStore, change: NumberChange) {
  return store.changeNumber({ phoneNumber: NUMBER, change, author: AUTHOR })
}

/** Closes contoso, whose numbers are released by themselves at the instant. */
function close(store: InventoryStore, releaseAt: Instant) {
  return store.changeClosing({ resource: 'contoso', agingMs: REST_MS, limit: 9, author: AUTHOR, releaseAt })
}

describe.each(STORE_KINDS)('The operator, with numbers of a closed resource, $name', (kind) => {
  it.each([
    ['transferred', { kind: 'transfer', to: 'fabrikam' }, 'fabrikam'],
    ['protected', { kind: 'protect' }, 'contoso'],
  ] as const)('keeps a number for its owner, once it is %s', async (_, wanted, owner) => {
    const store = await openStore(kind, 1)
    const { id } = await buy(store)
    await close(store, START + 1_000)
    expect(await store.stockCounts()).toMatchObject({ value: [{ ...NO_NUMBERS, owned: 1 }] })
    expect(await change(store, wanted)).toMatchObject({ kind: 'changed' })
    // The closing is done once more, as where it was interrupted.
    await close(store, START + 1_000)
    await moveClock(store, 1_000 + REST_MS)
    expect(await store.ownedNumbers(owner, { skip: 0, limit: 9 })).toHaveLength(1)
    expect(await store.stockCounts()).toMatchObject({ value: [{ ...NO_NUMBERS, owned: 1 }] })
    expect(await store.count()).toMatchObject({ owned: 1, free: 0 })
    expect((await hold(store)).phoneNumbers).toEqual([])
    const history = (await store.numberHistory(NUMBER, 9)).toReversed()
    expect(ownerships(NUMBER, history).at(-1)).toEqual({
      ...{ resource: owner, soldBy: id, since: START, cost: givenTerms().cost },
    })
    // The owner can do with it what it could before.
    const command = { resource: owner, phoneNumber: NUMBER, operationGuid: newGuid(), delay: NO_DELAY }
    expect(await store.updateCapabilities({ ...command, patch: { calling: 'inbound' } })).toMatchObject({
      kind: 'updated',
    })
    if (owner === 'fabrikam') {
      expect(await store.release({ ...command, agingMs: 0 })).toMatchObject({ kind: 'accepted' })
    }
  })

  it('gives a number that it lost back to it, on its terms, unless it is closed', async () => {
    const store = await openStore(kind, 1)
    const { id } = await buy(store)
    await close(store, START + 10)
    await moveClock(store, 10)
    expect(await store.stockCounts()).toMatchObject({ value: [{ ...NO_NUMBERS, aging: 1 }] })
    const refused = await change(store, { kind: 'restore', closed: ['contoso'] })
    expect(refused).toMatchObject({ kind: 'refused', refusal: { kind: 'closed', resource: 'contoso' } })
    // The rest goes on under a quarantine, and with another carrier.
    await change(store, { kind: 'quarantine', until: START + 5 * REST_MS })
    await change(store, { kind: 'portOut' })
    expect(await change(store, { kind: 'portIn' })).toMatchObject({
      value: { state: { kind: 'aging', until: START + 10 + REST_MS } },
    })
    expect(await change(store, { kind: 'restore', closed: [] })).toMatchObject({
      kind: 'changed',
      value: { state: { kind: 'owned', resource: 'contoso', since: START + 10, soldBy: id } },
    })
    const [number] = await store.ownedNumbers('contoso', { skip: 0, limit: 9 })
    expect(number).toEqual({ phoneNumber: NUMBER, ...givenTerms(), purchasedAt: START + 10 })
    await moveClock(store, 10 + REST_MS)
    expect(await store.stockCounts()).toMatchObject({ value: [{ ...NO_NUMBERS, owned: 1 }] })
  })

  it('ports one out for good', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    await close(store, START + 10)
    expect(await change(store, { kind: 'portOut' })).toMatchObject({ kind: 'changed' })
    expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toEqual([])
    await moveClock(store, 10 + REST_MS)
    expect(await store.stockCounts()).toMatchObject({ value: [{ ...NO_NUMBERS, portedOut: 1 }] })
    expect((await hold(store)).phoneNumbers).toEqual([])
  })

  it('deletes none that it lost, also not one that came in as its own', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const { country: _, numberType: __, ...terms } = givenTerms()
    const state = { kind: 'owned', resource: 'contoso', since: START, ...terms } as const
    const [first, last] = [nthNumber(1), nthNumber(1)]
    await store.addStock([{ stock: US_GEOGRAPHIC, first, last, state }])
    await close(store, START)
    await moveClock(store, REST_MS)
    const all = { first: NUMBER, last, limit: 9, author: AUTHOR }
    expect(await store.deleteStock(all)).toMatchObject({ changed: 0, onceOwned: 2 })
  })

  it('tells of one that it still owns as of an owned one', async () => {
    const store = await openStore(kind, 2)
    await buy(store)
    await close(store, START + 10)
    const all = { first: NUMBER, last: nthNumber(1), limit: 9, author: AUTHOR }
    const left = { ...NO_NUMBERS, owned: 1 }
    expect(await store.changeSale({ ...all, action: 'withdraw' })).toMatchObject({ changed: 1, left })
    expect(await store.deleteStock(all)).toMatchObject({ changed: 1, left })
  })
})
