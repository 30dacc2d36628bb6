import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runHoldline } from '../support/run-holdline.ts'
import { finish } from './support/finish.ts'
import { ownedNumbers } from './support/owned-numbers.ts'
import { TWO_US_TOLL_FREE } from './support/requests.ts'
import { NEWEST } from './support/sdk-kinds.ts'
import { startForTest } from './support/start-for-test.ts'

const FABRIKAMS_KEY = Buffer.from('the first key of fabrikam').toString('base64')
const FABRIKAMS_OTHER_KEY = Buffer.from('the other key of fabrikam').toString('base64')
const CONTOSOS_KEY = Buffer.from('the only key of contoso').toString('base64')

const RESOURCES = [
  { name: 'contoso', accessKeys: [CONTOSOS_KEY] },
  { name: 'fabrikam', accessKeys: [FABRIKAMS_KEY, FABRIKAMS_OTHER_KEY] },
]

describe('two resources on one server', () => {
  it('see and touch nothing of each other', async () => {
    const server = await startForTest({ resources: RESOURCES })
    const as = (key: string) =>
      NEWEST.connect({ ...server, connectionString: `endpoint=${server.https}/;accesskey=${key}` })
    const contoso = NEWEST.connect(server)
    const fabrikam = as(FABRIKAMS_KEY)

    const bought = await finish(contoso.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    await finish(contoso.beginPurchasePhoneNumbers(bought.searchId))
    const held = await finish(contoso.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    const [phoneNumber = ''] = bought.phoneNumbers

    expect(await ownedNumbers(fabrikam)).toEqual([])
    await expect(fabrikam.getPurchasedPhoneNumber(phoneNumber)).rejects.toMatchObject({ statusCode: 404 })
    await expect(
      fabrikam.beginUpdatePhoneNumberCapabilities(phoneNumber, { sms: 'none' }),
    ).rejects.toMatchObject({ statusCode: 403 })
    await expect(finish(fabrikam.beginReleasePhoneNumber(phoneNumber))).rejects.toThrow('NotFound')
    for (const { searchId } of [bought, held]) {
      await expect(fabrikam.beginPurchasePhoneNumbers(searchId)).rejects.toMatchObject({ statusCode: 404 })
    }
    const others = await finish(fabrikam.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    const contosos = [...bought.phoneNumbers, ...held.phoneNumbers]
    expect(others.phoneNumbers.filter((number) => contosos.includes(number))).toEqual([])

    // Both keys stand for fabrikam, and contoso still has its numbers after fabrikam's attempts.
    await finish(as(FABRIKAMS_OTHER_KEY).beginPurchasePhoneNumbers(others.searchId))
    expect((await ownedNumbers(fabrikam)).sort()).toEqual([...others.phoneNumbers].sort())
    await finish(contoso.beginPurchasePhoneNumbers(held.searchId))
    expect((await ownedNumbers(contoso)).sort()).toEqual(contosos.sort())
    expect(await contoso.getPurchasedPhoneNumber(phoneNumber)).toMatchObject({
      capabilities: TWO_US_TOLL_FREE.capabilities,
    })
  })
})

it('a suspended resource gets an error that says so, and its reads go on', async () => {
  const server = await startForTest({ resources: RESOURCES })
  const contoso = NEWEST.connect(server)
  const bought = await finish(contoso.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
  await finish(contoso.beginPurchasePhoneNumbers(bought.searchId))
  const { socket } = JSON.parse(readFileSync(server.readyFile, 'utf8'))
  await runHoldline({ args: ['resource', 'suspend', 'contoso'], env: { HOLDLINE_SOCKET: socket } })
  for (const change of [
    contoso.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE),
    contoso.beginReleasePhoneNumber(bought.phoneNumbers[0] ?? ''),
  ]) {
    await expect(change).rejects.toMatchObject({
      statusCode: 403,
      code: 'ResourceSuspended',
      message: expect.stringContaining('This resource is suspended'),
    })
  }
  expect((await ownedNumbers(contoso)).sort()).toEqual([...bought.phoneNumbers].sort())
})
