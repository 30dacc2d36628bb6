import { describe, expect, it } from 'vitest'
import { US_GEOGRAPHIC } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, firstNumber, openStore, release } from '../given.ts'

describe.each(STORE_KINDS)('The stock of a number, $name', (kind) => {
  it('is the same while the number is owned and after its release', async () => {
    const store = await openStore(kind)
    const phoneNumber = firstNumber(await buy(store))
    expect(await store.describeNumber(phoneNumber)).toEqual(US_GEOGRAPHIC)
    await release(store, phoneNumber)
    expect(await store.describeNumber(phoneNumber)).toEqual(US_GEOGRAPHIC)
  })

  it('is nothing for a number that is not in the inventory', async () => {
    const store = await openStore(kind)
    expect(await store.describeNumber('+14255559999')).toBeUndefined()
    expect(await store.describeNumber('+999999999999999')).toBeUndefined()
  })
})
