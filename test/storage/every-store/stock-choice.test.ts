import { describe, expect, it } from 'vitest'
import type { Capabilities } from '../../../src/numbering/capabilities.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { hold, offering, openStore } from '../given.ts'

const INBOUND: Capabilities = { calling: 'inbound', sms: 'none' }
const SEATTLE = { ...US_GEOGRAPHIC, areaCode: '206' }
const EVERYTHING: Capabilities = { calling: 'inbound+outbound', sms: 'inbound+outbound' }

function areaCodes(phoneNumbers: readonly string[]): string[] {
  return phoneNumbers.map((phoneNumber) => phoneNumber.slice(2, 5))
}

async function threeClasses(store: InventoryStore) {
  await store.addStock([
    usBlock({ ...US_GEOGRAPHIC, areaCode: '201', capabilities: EVERYTHING }, 2),
    usBlock({ ...US_GEOGRAPHIC, areaCode: '202' }, 2),
    usBlock({ ...US_GEOGRAPHIC, areaCode: '203', capabilities: INBOUND }, 2),
  ])
}

describe.each(STORE_KINDS)('Which numbers a hold takes, $name', (kind) => {
  it('numbers of the area code and of no other, however few', async () => {
    const store = await openStore(kind)
    await store.addStock([usBlock(SEATTLE, 3)])
    const { phoneNumbers } = await hold(store, { areaCode: '206', quantity: 5 })
    expect(areaCodes(phoneNumbers)).toEqual(['206', '206', '206'])
    expect((await hold(store, { areaCode: '206' })).phoneNumbers).toEqual([])
    expect((await hold(store, { areaCode: '907' })).phoneNumbers).toEqual([])
  })

  it('without an area code any numbers of the country, from as many stocks as it needs', async () => {
    const store = await openStore(kind, 2)
    await store.addStock([usBlock(SEATTLE, 2)])
    const { phoneNumbers } = await hold(store, { quantity: 3 })
    expect(areaCodes(phoneNumbers).sort()).toEqual(['206', '206', '425'])
  })

  it('numbers of the country and type alone', async () => {
    const store = await openStore(kind, 1)
    await store.addStock([
      usBlock(US_TOLL_FREE, 5),
      usBlock({ ...US_GEOGRAPHIC, country: 'CA', areaCode: '204' }, 5),
    ])
    expect(areaCodes((await hold(store, { quantity: 5 })).phoneNumbers)).toEqual(['425'])
    const tollFree = { numberType: 'tollFree', offerings: [offering(US_TOLL_FREE, 2)], quantity: 9 } as const
    expect(areaCodes((await hold(store, tollFree)).phoneNumbers)).toEqual(['888', '888', '888', '888', '888'])
  })

  it('first the numbers with the fewest spare capabilities', async () => {
    const store = await openStore(kind, 0)
    await threeClasses(store)
    const offerings = [offering({ ...US_GEOGRAPHIC, capabilities: INBOUND }, 1)]
    const { phoneNumbers } = await hold(store, { capabilities: INBOUND, offerings, quantity: 5 })
    expect(areaCodes(phoneNumbers)).toEqual(['203', '203', '202', '202', '201'])
  })

  it('no number with fewer capabilities than its offering', async () => {
    const store = await openStore(kind, 0)
    await threeClasses(store)
    const { phoneNumbers } = await hold(store, { quantity: 9 })
    expect(areaCodes(phoneNumbers)).toEqual(['202', '202', '201', '201'])
  })

  it('numbers of the first offering that has any', async () => {
    const store = await openStore(kind, 0)
    const messages = {
      ...US_GEOGRAPHIC,
      areaCode: '204',
      capabilities: { calling: 'none', sms: 'inbound' },
    } as const
    await store.addStock([usBlock(SEATTLE, 1), usBlock(messages, 2)])
    const search = { capabilities: { calling: 'none', sms: 'none' }, quantity: 2 } as const
    const offerings = [offering(US_GEOGRAPHIC, 1), offering(messages, 1)]
    // One number is fewer than asked for; numbers of two offerings are not mixed all the same.
    expect(areaCodes((await hold(store, { ...search, offerings })).phoneNumbers)).toEqual(['206'])
    expect(areaCodes((await hold(store, { ...search, offerings })).phoneNumbers)).toEqual(['204', '204'])
  })
})
