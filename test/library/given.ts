import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { onTestFinished } from 'vitest'
import { type Holdline, type StartOptions, startHoldline } from '../../src/index.ts'
import { collect } from '../sdk/support/collect.ts'

export const SEARCH = {
  countryCode: 'US',
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
  areaCode: '425',
  quantity: 2,
} as const

/** Starts a server until the test ends. */
export async function start(options?: StartOptions): Promise<Holdline> {
  const holdline = await startHoldline(options)
  onTestFinished(() => holdline.close())
  return holdline
}

/** A server's main inventory and a sandbox, each with the handle of the other one. */
export const INVENTORIES = [
  {
    name: 'the main inventory',
    async open(options?: StartOptions) {
      const holdline = await start(options)
      return { holdline, other: await holdline.sandbox() }
    },
  },
  {
    name: 'a sandbox',
    async open(options?: StartOptions) {
      const other = await start(options)
      return { holdline: await other.sandbox(), other }
    },
  },
]

export const secure = ({ connectionString, clientOptions }: Holdline) =>
  new PhoneNumbersClient(connectionString, clientOptions)
export const plain = ({ httpConnectionString, clientOptions }: Holdline) =>
  new PhoneNumbersClient(httpConnectionString, clientOptions)

export async function find(client: PhoneNumbersClient, quantity = 1, areaCode = '425') {
  const search = await client.beginSearchAvailablePhoneNumbers({ ...SEARCH, quantity, areaCode })
  return search.pollUntilDone()
}

export async function buy(
  client: PhoneNumbersClient,
  quantity = 1,
  areaCode = '425',
): Promise<readonly string[]> {
  const { searchId, phoneNumbers } = await find(client, quantity, areaCode)
  await (await client.beginPurchasePhoneNumbers(searchId)).pollUntilDone()
  return phoneNumbers
}

export async function owned(client: PhoneNumbersClient): Promise<string[]> {
  return (await collect(client.listPurchasedPhoneNumbers())).map(({ phoneNumber }) => phoneNumber)
}
