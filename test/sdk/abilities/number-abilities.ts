import type { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { expect } from 'vitest'
import { finish } from '../support/finish.ts'
import { ownedNumbers } from '../support/owned-numbers.ts'
import { TWO_US_TOLL_FREE } from '../support/requests.ts'
import type { SdkClient } from '../support/sdk-client.ts'
import type { Ability } from './ability.ts'

const { capabilities } = TWO_US_TOLL_FREE

/** From the search to the release: every client can do this, and the first client nothing else. */
export const NUMBER_ABILITIES: readonly Ability<SdkClient>[] = [
  {
    method: 'beginSearchAvailablePhoneNumbers',
    since: '2021-03-07',
    async use(client) {
      const found = await finish(client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
      expect(new Set(found.phoneNumbers).size).toBe(2)
      expect(found).toMatchObject({ capabilities, searchExpiresBy: expect.any(Date) })
    },
  },
  {
    method: 'beginPurchasePhoneNumbers',
    since: '2021-03-07',
    async use(client, helper) {
      const found = await finish(helper.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
      await finish(client.beginPurchasePhoneNumbers(found.searchId))
      expect(await ownedNumbers(helper)).toEqual(expect.arrayContaining(found.phoneNumbers))
    },
  },
  {
    method: 'getPurchasedPhoneNumber',
    since: '2021-03-07',
    async use(client, helper) {
      const phoneNumber = await bought(helper)
      const owned = await client.getPurchasedPhoneNumber(phoneNumber)
      expect(owned).toMatchObject({ phoneNumber, capabilities, purchaseDate: expect.any(Date) })
    },
  },
  {
    method: 'listPurchasedPhoneNumbers',
    since: '2021-03-07',
    async use(client, helper) {
      const phoneNumber = await bought(helper)
      expect(await ownedNumbers(client)).toContain(phoneNumber)
    },
  },
  {
    method: 'beginUpdatePhoneNumberCapabilities',
    since: '2021-03-07',
    async use(client, helper) {
      const phoneNumber = await bought(helper)
      await finish(client.beginUpdatePhoneNumberCapabilities(phoneNumber, { calling: 'none' }))
      const owned = await helper.getPurchasedPhoneNumber(phoneNumber)
      expect(owned.capabilities).toEqual({ ...capabilities, calling: 'none' })
    },
  },
  {
    method: 'beginReleasePhoneNumber',
    since: '2021-03-07',
    async use(client, helper) {
      const phoneNumber = await bought(helper)
      await finish(client.beginReleasePhoneNumber(phoneNumber))
      expect(await ownedNumbers(helper)).not.toContain(phoneNumber)
    },
  },
]

async function bought(helper: PhoneNumbersClient): Promise<string> {
  const found = await finish(helper.beginSearchAvailablePhoneNumbers({ ...TWO_US_TOLL_FREE, quantity: 1 }))
  await finish(helper.beginPurchasePhoneNumbers(found.searchId))
  return found.phoneNumbers.join()
}
