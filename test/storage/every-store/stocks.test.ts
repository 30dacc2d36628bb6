import { describe, expect, it } from 'vitest'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, openStore } from '../given.ts'

describe.each(STORE_KINDS)('The stocks of a country, $name', (kind) => {
  it('are all of them in order, also those that are sold out, and none of another country', async () => {
    const store = await openStore(kind, 1)
    const seattle = { ...US_GEOGRAPHIC, areaCode: '206' }
    const toronto = { ...US_GEOGRAPHIC, country: 'CA', areaCode: '416' }
    await store.addStock([usBlock(US_TOLL_FREE, 1), usBlock(seattle, 2), usBlock(toronto, 1)])
    await buy(store)
    expect(await store.stocks('US')).toEqual([seattle, US_GEOGRAPHIC, US_TOLL_FREE])
    expect(await store.stocks('CA')).toEqual([toronto])
    for (const none of ['KE', 'us', '']) expect(await store.stocks(none)).toEqual([])
  })
})
