import { describe, expect, it } from 'vitest'
import { ownerships } from '../../../src/numbering/ownerships.ts'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { BY_TEST } from '../../support/by-test.ts'
import { US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import {
  accepted,
  buy,
  firstNumber,
  holdCommand,
  moveClock,
  NO_DELAY,
  newGuid,
  offering,
  openStore,
  purchase,
  release,
  START,
} from '../given.ts'
import { verified } from '../verified.ts'

const RELEASE = START + 1_000

function close(store: InventoryStore, more: object = {}) {
  const command = { resource: 'contoso', releaseAt: RELEASE, agingMs: 0, limit: 100, author: BY_TEST.author }
  return store.changeClosing({ ...command, ...more })
}
const keep = (store: InventoryStore, more: object = {}) => close(store, { releaseAt: undefined, ...more })
const owned = async (store: InventoryStore, resource = 'contoso') =>
  (await store.ownedNumbers(resource, { skip: 0, limit: 100 })).map(({ phoneNumber }) => phoneNumber)

const placeOf = (phoneNumber: PhoneNumber | undefined) => ({ numberType: 'geographic', phoneNumber })

describe.each(STORE_KINDS)('The end of a resource, $name', (kind) => {
  it('takes as many numbers at a time as it may, and nothing of another resource', async () => {
    const store = await openStore(kind, 9)
    await buy(store, 5)
    const other = await buy(store, 1, 'fabrikam')
    const next = placeOf((await owned(store))[2])
    expect(await close(store, { limit: 3 })).toEqual({ kind: 'changed', changed: 3, next })
    expect(await close(store, { limit: 3, after: next })).toEqual({ kind: 'changed', changed: 2 })
    expect(await close(store, { limit: 3 })).toEqual({ kind: 'changed', changed: 0 })
    expect(await owned(store)).toHaveLength(5)
    expect(await store.count()).toMatchObject({ owned: 6, free: 3, busy: 0 })
    await moveClock(store, 1_000)
    expect(await owned(store)).toEqual([])
    expect(await owned(store, 'fabrikam')).toEqual(other.phoneNumbers)
    expect(await store.count()).toMatchObject({ owned: 1, free: 8, busy: 0 })
  })

  it('does not look at the numbers before its place again', async () => {
    const store = await openStore(kind, 4)
    await buy(store, 4)
    const after = placeOf((await owned(store))[1])
    expect(await close(store, { after })).toEqual({ kind: 'changed', changed: 2 })
    expect(await close(store, { after })).toEqual({ kind: 'changed', changed: 0 })
    expect(await close(store)).toEqual({ kind: 'changed', changed: 2 })
  })

  it('lets each number rest as long as its type, from its release on', async () => {
    const store = await openStore(kind, 1)
    await store.addStock([usBlock(US_TOLL_FREE, 1)])
    const geographic = firstNumber(await buy(store))
    const offered = offering(US_TOLL_FREE, 2)
    const wanted = {
      numberType: 'tollFree' as const,
      capabilities: US_TOLL_FREE.capabilities,
      offerings: [offered],
    }
    const { search } = await accepted(store.hold(holdCommand(wanted)))
    await purchase(store, search.id)
    const tollFree = firstNumber(search)
    await close(store, { agingMs: 10, agingRules: [{ country: 'US', numberType: 'tollFree', agingMs: 500 }] })
    await moveClock(store, 1_009)
    const state = async (phoneNumber: typeof tollFree) =>
      (await store.explainNumber(phoneNumber))?.value.state
    expect(await state(geographic)).toEqual({ kind: 'aging', until: RELEASE + 10 })
    expect(await state(tollFree)).toEqual({ kind: 'aging', until: RELEASE + 500 })
    const { value } = await store.stockCounts()
    const tollFreeStock = value.find(({ stock }) => stock.numberType === 'tollFree')
    expect(tollFreeStock).toMatchObject({ free: 0, owned: 0, aging: 1 })
    await moveClock(store, 1_500)
    expect(await state(tollFree)).toEqual({ kind: 'free', since: RELEASE + 500 })
  })

  it('leaves the numbers to the commands of their owner until then', async () => {
    const store = await openStore(kind, 2)
    const [changed = '+1', released = '+1'] = (await buy(store, 2)).phoneNumbers
    await close(store)
    const command = { resource: 'contoso', operationGuid: newGuid(), delay: NO_DELAY }
    const patch = { calling: 'inbound' } as const
    expect(await store.updateCapabilities({ ...command, phoneNumber: changed, patch })).toMatchObject({
      kind: 'updated',
    })
    await release(store, released)
    expect(await owned(store)).toEqual([changed])
    expect(await store.count()).toMatchObject({ owned: 1, free: 1 })
    await moveClock(store, 1_000)
    expect(await store.count()).toMatchObject({ owned: 0, free: 2 })
    expect(await verified(store)).toEqual([])
  })

  it('is taken back before the release, and not after it', async () => {
    const store = await openStore(kind, 2)
    const [search] = [await buy(store, 2)]
    await close(store)
    await moveClock(store, 999)
    expect(await keep(store)).toEqual({ kind: 'changed', changed: 2 })
    await moveClock(store, 5_000)
    expect(await owned(store)).toEqual(search.phoneNumbers)
    await close(store, { releaseAt: START + 6_000 })
    await moveClock(store, 6_000)
    expect(await keep(store)).toEqual({ kind: 'changed', changed: 0 })
    expect(await owned(store)).toEqual([])
    expect(await store.count()).toMatchObject({ free: 2 })
  })

  it('is in the trail, so that a replay tells who owned a number when', async () => {
    const store = await openStore(kind, 1)
    const number = firstNumber(await buy(store))
    await close(store)
    await keep(store)
    await close(store, { releaseAt: RELEASE + 7 })
    await moveClock(store, 2_000)
    await buy(store, 1, 'fabrikam')
    const history = (await store.numberHistory(number, 99)).toReversed()
    expect(history.map(({ command }) => command)).toEqual([
      'stock',
      'search',
      'purchase',
      'close',
      'reopen',
      'close',
      'search',
      'purchase',
    ])
    expect(history[3]).toMatchObject({
      owner: 'contoso',
      releaseAt: RELEASE,
      freeAt: RELEASE,
      phoneNumbers: [number],
      author: BY_TEST.author,
    })
    expect(ownerships(number, history)).toMatchObject([
      { resource: 'contoso', since: START, until: RELEASE + 7 },
      { resource: 'fabrikam', since: START + 2_000 },
    ])
  })

  it('is not done under another version of the register', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    expect(await close(store, { registerVersion: 4 })).toEqual({ kind: 'outdated' })
    expect(await store.count()).toMatchObject({ owned: 1 })
    expect(await close(store, { registerVersion: 0 })).toEqual({ kind: 'changed', changed: 1 })
  })
})
