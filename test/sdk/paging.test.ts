import { describe, expect, it } from 'vitest'
import { finish } from './support/finish.ts'
import { ownedNumbers } from './support/owned-numbers.ts'
import { FIRST, NEWEST } from './support/sdk-kinds.ts'
import { startForTest } from './support/start-for-test.ts'

describe.each([NEWEST, FIRST])('more owned numbers than a page holds, with client $name', ({ connect }) => {
  it('are listed once each, page after page', async () => {
    const client = connect(await startForTest({}))
    const found = await finish(
      client.beginSearchAvailablePhoneNumbers({
        countryCode: 'GB',
        phoneNumberType: 'geographic',
        assignmentType: 'person',
        capabilities: { calling: 'inbound+outbound', sms: 'none' },
        areaCode: '20',
        quantity: 250,
      }),
    )
    expect(new Set(found.phoneNumbers).size).toBe(250)
    await finish(client.beginPurchasePhoneNumbers(found.searchId))

    const pages: string[][] = []
    for await (const page of client.listPurchasedPhoneNumbers().byPage()) {
      pages.push(page.map(({ phoneNumber }) => phoneNumber))
    }
    expect(pages.map((page) => page.length)).toEqual([100, 100, 50])
    expect(pages.flat().sort()).toEqual([...found.phoneNumbers].sort())
    expect(await ownedNumbers(client)).toEqual(pages.flat())
  })
})
