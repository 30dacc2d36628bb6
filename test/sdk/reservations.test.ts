import { randomUUID } from 'node:crypto'
import type { AvailablePhoneNumber, PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { connectNewest } from './support/connect-newest.ts'
import { finish } from './support/finish.ts'
import { ownedNumbers } from './support/owned-numbers.ts'

const QUARTER_OF_AN_HOUR = 15 * 60_000

let server: Server

beforeAll(async () => {
  server = await startServer()
})

afterAll(async () => {
  await server.stop()
})

function connect(apiVersion: string): PhoneNumbersClient {
  return connectNewest(server, 'a key over HTTPS', { apiVersion })
}

async function browse(client: PhoneNumbersClient): Promise<AvailablePhoneNumber[]> {
  const request = { countryCode: 'US', phoneNumberType: 'tollFree' } as const
  const { phoneNumbers } = await client.browseAvailablePhoneNumbers(request, {
    capabilities: { calling: 'outbound' },
    assignmentType: 'application',
  })
  return phoneNumbers
}

/** The first three browsed numbers. */
async function three(client: PhoneNumbersClient) {
  const [first, second, third] = await browse(client)
  if (first?.id === undefined || second?.id === undefined || third?.id === undefined) {
    throw new Error('There are hundreds')
  }
  return { first, second, third, ids: [first.id, second.id, third.id] as const }
}

async function listed(client: PhoneNumbersClient, id: string) {
  for await (const reservation of client.listReservations()) if (reservation.id === id) return reservation
  return undefined
}

describe.each(['2025-04-01', '2025-06-01'])('the official client 1.5.0 in %s', (apiVersion) => {
  it('browses, reserves, changes, reads, lists and deletes', async () => {
    const client = connect(apiVersion)
    expect(await browse(client)).toHaveLength(25)
    const { first, second, third, ids } = await three(client)
    const reservationId = randomUUID()

    const made = await client.createOrUpdateReservation({ reservationId }, { add: [first, second] })
    expect(made).toMatchObject({ id: reservationId, status: 'active' })
    const left = (made.expiresAt?.getTime() ?? 0) - Date.now()
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(QUARTER_OF_AN_HOUR)
    expect(Object.keys(made.phoneNumbers ?? {}).sort()).toEqual([ids[0], ids[1]].sort())
    expect(made.phoneNumbers?.[ids[0]]).toEqual({ ...first, status: 'reserved' })

    const changed = await client.createOrUpdateReservation(
      { reservationId },
      { add: [third], remove: [ids[0]] },
    )
    expect(Object.keys(changed.phoneNumbers ?? {}).sort()).toEqual([ids[1], ids[2]].sort())
    expect(await client.getReservation(reservationId)).toEqual(changed)
    const { phoneNumbers: _, ...summary } = changed
    expect(await listed(client, reservationId)).toEqual(summary)

    await client.deleteReservation(reservationId)
    await expect(client.getReservation(reservationId)).rejects.toMatchObject({
      statusCode: 404,
      code: 'ReservationNotFound',
    })
    expect(await listed(client, reservationId)).toBeUndefined()
  })

  it('gives a number that two reservations ask for to exactly one of them', async () => {
    const client = connect(apiVersion)
    const { first, ids } = await three(client)
    const answers = await Promise.all(
      [randomUUID(), randomUUID()].map((reservationId) =>
        client.createOrUpdateReservation({ reservationId }, { add: [first] }),
      ),
    )
    const shown = answers.map(({ phoneNumbers }) => phoneNumbers?.[ids[0]])
    expect(shown.map((number) => number?.status).sort()).toEqual(['error', 'reserved'])
    expect(shown.find((number) => number?.status === 'error')?.error).toMatchObject({
      code: 'FailedToReserveNumber',
    })
  })

  it('buys a reservation, follows the operation, and owns the numbers', async () => {
    const client = connect(apiVersion)
    const { first, second } = await three(client)
    const reservationId = randomUUID()
    await client.createOrUpdateReservation({ reservationId }, { add: [first, second] })
    await finish(client.beginReservationPurchase(reservationId))
    const bought = [first.phoneNumber ?? '', second.phoneNumber ?? '']
    expect(await ownedNumbers(client)).toEqual(expect.arrayContaining(bought))
    expect(await client.getReservation(reservationId)).toMatchObject({ status: 'completed' })
    expect(await client.getPurchasedPhoneNumber(bought[0] ?? '')).toMatchObject({ cost: first.cost })
    for (const number of bought) await finish(client.beginReleasePhoneNumber(number))
  })

  it('buys numbers that must not be resold only with the agreement', async () => {
    const client = connect(apiVersion)
    const request = { countryCode: 'FR', phoneNumberType: 'tollFree' } as const
    const { phoneNumbers } = await client.browseAvailablePhoneNumbers(request, {})
    const [french] = phoneNumbers
    if (french === undefined) return
    expect(french.isAgreementToNotResellRequired).toBe(true)
    const reservationId = randomUUID()
    await client.createOrUpdateReservation({ reservationId }, { add: [french] })
    await expect(client.beginReservationPurchase(reservationId)).rejects.toMatchObject({
      statusCode: 400,
      message: 'Consent not provided to not resell the phone numbers',
    })
    await finish(client.beginReservationPurchase(reservationId, { agreeToNotResell: true }))
    expect(await client.getReservation(reservationId)).toMatchObject({ status: 'completed' })
  })
})
