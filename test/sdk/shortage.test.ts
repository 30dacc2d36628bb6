import { describe, expect, it } from 'vitest'
import { cancelSearch } from './support/cancel-search.ts'
import { finish } from './support/finish.ts'
import { ownedNumbers } from './support/owned-numbers.ts'
import { ALL_IRISH } from './support/requests.ts'
import { FIRST, NEWEST } from './support/sdk-kinds.ts'
import { startForTest } from './support/start-for-test.ts'

describe.each([NEWEST, FIRST])('a shortage, as the official client $name sees it', ({ name, connect }) => {
  const outcome = (error: string) => (name === FIRST.name ? undefined : error)

  it('is a result with the free numbers, which can be bought', async () => {
    const client = connect(await startForTest({}))
    const found = await finish(client.beginSearchAvailablePhoneNumbers({ ...ALL_IRISH, quantity: 30 }))
    expect(found.phoneNumbers).toHaveLength(20)
    expect(found.error).toBe(outcome('NumbersPartiallyAcquired'))
    expect(found.errorCode).toBeUndefined()

    await finish(client.beginPurchasePhoneNumbers(found.searchId))
    expect((await ownedNumbers(client)).sort()).toEqual([...found.phoneNumbers].sort())
  })

  it('is a result without numbers while all numbers are held, until their search is cancelled', async () => {
    const server = await startForTest({})
    const client = connect(server)
    const all = await finish(client.beginSearchAvailablePhoneNumbers(ALL_IRISH))

    const none = await finish(client.beginSearchAvailablePhoneNumbers({ ...ALL_IRISH, quantity: 1 }))
    expect(none).toMatchObject({
      phoneNumbers: [],
      cost: { amount: 1.5, currencyCode: 'USD', billingFrequency: 'monthly' },
      searchExpiresBy: expect.any(Date),
    })
    expect(none.error).toBe(outcome('OutOfStock'))
    expect(none.errorCode).toBe(name === FIRST.name ? undefined : 1000)
    await expect(client.beginPurchasePhoneNumbers(none.searchId)).rejects.toMatchObject({
      statusCode: 400,
      code: 'OutOfStock',
    })

    await cancelSearch(server, all.searchId)
    const again = await finish(client.beginSearchAvailablePhoneNumbers(ALL_IRISH))
    expect([...again.phoneNumbers].sort()).toEqual([...all.phoneNumbers].sort())
  })
})
