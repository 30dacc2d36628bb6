import { describe, expect, it } from 'vitest'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, hold, openStore } from '../given.ts'

describe.each(STORE_KINDS)('Adding stock, $name', (kind) => {
  it('counts each new number once', async () => {
    const store = await openStore(kind, 0)
    expect(await store.addStock([usBlock(US_GEOGRAPHIC, 5), usBlock(US_TOLL_FREE, 2)])).toBe(7)
    expect(await store.addStock([usBlock(US_GEOGRAPHIC, 3), usBlock(US_GEOGRAPHIC, 8)])).toBe(3)
    expect(await store.addStock([])).toBe(0)
    expect(await store.count()).toEqual({ total: 10, free: 10, busy: 0, owned: 0 })
  })

  it('leaves existing numbers as they are: held, owned, or of another stock', async () => {
    const store = await openStore(kind, 3)
    const [owned, held] = [await buy(store), await hold(store)]
    const cheaper = { ...US_GEOGRAPHIC, capabilities: { calling: 'inbound', sms: 'none' } as const }
    expect(await store.addStock([usBlock(cheaper, 3), usBlock(US_GEOGRAPHIC, 4)])).toBe(1)
    expect(await store.count()).toEqual({ total: 4, free: 2, busy: 1, owned: 1 })
    const rest = await hold(store, { quantity: 9 })
    expect(rest.phoneNumbers).toEqual(['+14255550102', '+14255550103'])
    expect(await store.ownedNumbers('contoso', { skip: 0, limit: 9 })).toMatchObject(
      owned.phoneNumbers.map((phoneNumber) => ({ phoneNumber })),
    )
    expect((await store.search('contoso', held.id))?.value).toEqual(held)
  })

  it('takes a block of one number, and one of hundreds of thousands', async () => {
    const store = await openStore(kind, 1)
    const block = { stock: US_GEOGRAPHIC, first: '+14250000000', last: '+14250199999' } as const
    expect(await store.addStock([block])).toBe(200_000)
    expect(await store.count()).toMatchObject({ total: 200_001, free: 200_001 })
  })
})
