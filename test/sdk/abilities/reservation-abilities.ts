import { randomUUID } from 'node:crypto'
import type { AvailablePhoneNumber, PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { expect } from 'vitest'
import { collect } from '../support/collect.ts'
import { finish } from '../support/finish.ts'
import { ownedNumbers } from '../support/owned-numbers.ts'
import type { Ability } from './ability.ts'

const US_TOLL_FREE = { countryCode: 'US', phoneNumberType: 'tollFree' } as const

/** Browsing free numbers, and holding chosen ones. */
export const RESERVATION_ABILITIES: readonly Ability[] = [
  {
    method: 'browseAvailablePhoneNumbers',
    since: '2025-04-01',
    async use(client) {
      const { phoneNumbers } = await client.browseAvailablePhoneNumbers(US_TOLL_FREE, {
        capabilities: { sms: 'outbound' },
        assignmentType: 'application',
        phoneNumberPrefixes: ['1888'],
      })
      expect(phoneNumbers).toHaveLength(25)
      expect(phoneNumbers.filter(({ id }) => !id?.startsWith('1888'))).toEqual([])
    },
  },
  {
    method: 'createOrUpdateReservation',
    since: '2025-04-01',
    async use(client, helper) {
      const reservationId = randomUUID()
      const number = await available(helper)
      const made = await client.createOrUpdateReservation({ reservationId }, { add: [number] })
      expect(made).toMatchObject({ id: reservationId, status: 'active', expiresAt: expect.any(Date) })
      const { id = '' } = number
      expect(made.phoneNumbers).toEqual({ [id]: { ...number, status: 'reserved' } })
      const changed = await client.createOrUpdateReservation({ reservationId }, { remove: [id] })
      expect(changed).toMatchObject({ id: reservationId, phoneNumbers: {} })
    },
  },
  {
    method: 'getReservation',
    since: '2025-04-01',
    async use(client, helper) {
      const { id, phoneNumbers } = await reserved(helper)
      expect(await client.getReservation(id)).toMatchObject({ id, status: 'active', phoneNumbers })
    },
  },
  {
    method: 'listReservations',
    since: '2025-04-01',
    async use(client, helper) {
      const { id } = await reserved(helper)
      const reservations = await collect(client.listReservations())
      expect(reservations).toContainEqual({ id, status: 'active', expiresAt: expect.any(Date) })
    },
  },
  {
    method: 'beginReservationPurchase',
    since: '2025-04-01',
    async use(client, helper) {
      const { id, number } = await reserved(helper)
      await finish(client.beginReservationPurchase(id, { agreeToNotResell: true }))
      expect(await ownedNumbers(helper)).toContain(number.phoneNumber)
    },
  },
  {
    method: 'deleteReservation',
    since: '2025-04-01',
    async use(client, helper) {
      const { id } = await reserved(helper)
      await client.deleteReservation(id)
      await expect(helper.getReservation(id)).rejects.toMatchObject({ code: 'ReservationNotFound' })
    },
  },
]

async function available(helper: PhoneNumbersClient): Promise<AvailablePhoneNumber> {
  const { phoneNumbers } = await helper.browseAvailablePhoneNumbers(US_TOLL_FREE, {})
  const [number] = phoneNumbers
  if (number === undefined) throw new Error('There are hundreds of them')
  return number
}

async function reserved(helper: PhoneNumbersClient) {
  const id = randomUUID()
  const number = await available(helper)
  const made = await helper.createOrUpdateReservation({ reservationId: id }, { add: [number] })
  return { id, number, phoneNumbers: made.phoneNumbers }
}
