import { describe, expect, it } from 'vitest'
import { searchOutcome } from '../../../src/numbering/search.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import {
  accepted,
  CALLS,
  HOLD_MS,
  hold,
  holdCommand,
  moveClock,
  newGuid,
  offering,
  openStore,
  START,
} from '../given.ts'

describe.each(STORE_KINDS)('A hold, $name', (kind) => {
  it('is answered with everything that a client sees of it, and reads back the same', async () => {
    const store = await openStore(kind)
    const wanted = { calling: 'outbound', sms: 'none' } as const
    const searchId = newGuid()
    const delay = { notStartedMs: 10, runningMs: 20 }
    const held = await accepted(
      store.hold(holdCommand({ searchId, capabilities: wanted, quantity: 2, delay })),
    )
    expect(held).toEqual({
      kind: 'held',
      search: {
        id: searchId,
        country: 'US',
        numberType: 'geographic',
        assignmentType: 'application',
        capabilities: wanted,
        quantity: 2,
        phoneNumbers: ['+14255550100', '+14255550101'],
        offeredCapabilities: CALLS.capabilities,
        cost: CALLS.cost,
        agreementToNotResellRequired: false,
        createdAt: START,
        expiresAt: START + HOLD_MS,
      },
      operation: {
        id: `search_${searchId}`,
        type: 'search',
        createdAt: START,
        startsAt: START + 10,
        endsAt: START + 30,
        searchId,
      },
    })
    expect(await store.search('contoso', searchId)).toEqual({ value: held.search, now: START })
    expect(await store.operation('contoso', held.operation.id)).toEqual({
      value: held.operation,
      now: START,
    })
  })

  it('takes the numbers that are left where they are too few, and then none', async () => {
    const store = await openStore(kind, 3)
    const partial = await hold(store, { quantity: 5 })
    expect(partial.phoneNumbers).toHaveLength(3)
    expect(searchOutcome(partial, START).outcome).toBe('NumbersPartiallyAcquired')
    const empty = await hold(store, { quantity: 5 })
    expect(searchOutcome(empty, START)).toEqual({ phoneNumbers: [], outcome: 'OutOfStock' })
    expect(await store.search('contoso', empty.id)).toMatchObject({
      value: { phoneNumbers: [], cost: CALLS.cost },
    })
  })

  it('never gives a number that another search holds', async () => {
    const store = await openStore(kind, 10)
    const first = await hold(store, { quantity: 6 })
    const second = await hold(store, { quantity: 6, resource: 'fabrikam' })
    const both = [...first.phoneNumbers, ...second.phoneNumbers]
    expect(new Set(both).size).toBe(10)
    expect(both).toHaveLength(10)
  })

  it('ends at the very instant of its expiry, by itself', async () => {
    const store = await openStore(kind, 1)
    const { phoneNumbers } = await hold(store)
    await moveClock(store, HOLD_MS - 1)
    expect((await hold(store)).phoneNumbers).toEqual([])
    await moveClock(store, HOLD_MS)
    expect((await hold(store)).phoneNumbers).toEqual(phoneNumbers)
  })

  it('takes 1,000 numbers in one piece', async () => {
    const store = await openStore(kind, 0)
    const stocks = ['206', '212'].map((areaCode) => ({ ...US_GEOGRAPHIC, areaCode }))
    await store.addStock(stocks.map((stock) => usBlock(stock, 600)))
    const { phoneNumbers } = await hold(store, { quantity: 1_000 })
    expect(new Set(phoneNumbers).size).toBe(1_000)
    expect(await store.count()).toEqual({ total: 1_200, free: 200, busy: 1_000, owned: 0 })
  })

  it('keeps the price that was quoted, the price of the offering that had numbers', async () => {
    const store = await openStore(kind, 1)
    const messages = { ...US_GEOGRAPHIC, capabilities: { calling: 'none', sms: 'inbound' } as const }
    const offerings = [offering(messages, 0.82), offering(US_GEOGRAPHIC, 1.5)]
    const capabilities = { calling: 'none', sms: 'none' } as const
    const sold = await hold(store, { capabilities, offerings })
    expect(sold).toMatchObject({ cost: { amount: 1.5 }, offeredCapabilities: US_GEOGRAPHIC.capabilities })
    expect(sold.phoneNumbers).toHaveLength(1)
    const outOfStock = await hold(store, { capabilities, offerings })
    expect(outOfStock).toMatchObject({ cost: { amount: 0.82 }, phoneNumbers: [] })
    await hold(store, { offerings: [offering(US_GEOGRAPHIC, 99)] })
    expect(await store.search('contoso', sold.id)).toMatchObject({ value: { cost: { amount: 1.5 } } })
  })
})
