import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { finish } from './support/finish.ts'
import { losingProxy } from './support/losing-proxy.ts'
import { ownedNumbers } from './support/owned-numbers.ts'
import { TWO_US_TOLL_FREE } from './support/requests.ts'

const ONE_NUMBER = { ...TWO_US_TOLL_FREE, quantity: 1 }

let server: Server

beforeAll(async () => {
  server = await startServer()
})

afterAll(async () => {
  await server.stop()
})

function clientOf(origin: string): PhoneNumbersClient {
  return new PhoneNumbersClient(server.connectionString.replace(server.https, origin), {
    allowInsecureConnection: true,
    retryOptions: { retryDelayInMs: 1 },
  })
}

describe('the official client, whose answer is lost,', () => {
  async function given() {
    const proxy = await losingProxy(server.http)
    const client = clientOf(proxy.origin)
    const losing = <Result>(call: () => Promise<Result>): Promise<Result> => {
      proxy.loseNextAnswer()
      return call()
    }
    return { proxy, client, losing }
  }

  it('searches, buys, changes and releases each number once, and no call fails', async () => {
    const { proxy, client, losing } = await given()
    const before = await ownedNumbers(client)
    const found = await finish(losing(() => client.beginSearchAvailablePhoneNumbers(ONE_NUMBER)))
    expect(await heldNumbers()).toBe(1)
    await finish(losing(() => client.beginPurchasePhoneNumbers(found.searchId)))
    const [number = ''] = found.phoneNumbers
    expect(await ownedNumbers(client)).toEqual([...before, number])
    const capabilities = { calling: 'inbound+outbound', sms: 'none' } as const
    await finish(losing(() => client.beginUpdatePhoneNumberCapabilities(number, capabilities)))
    expect(await client.getPurchasedPhoneNumber(number)).toMatchObject({ capabilities })
    await finish(losing(() => client.beginReleasePhoneNumber(number)))
    expect(await ownedNumbers(client)).toEqual(before)
    expect(proxy.lost).toBe(4)
  })

  it('makes, changes, deletes and buys reservations, and no call fails', async () => {
    const { proxy, client, losing } = await given()
    const browsed = await client.browseAvailablePhoneNumbers({
      countryCode: 'US',
      phoneNumberType: 'tollFree',
    })
    const [first, second] = browsed.phoneNumbers
    if (first?.id === undefined || second?.id === undefined) throw new Error('There are hundreds')
    const { id } = second
    const reservationId = crypto.randomUUID()
    const made = await losing(() =>
      client.createOrUpdateReservation({ reservationId }, { add: [first, second] }),
    )
    expect(Object.keys(made.phoneNumbers ?? {})).toHaveLength(2)
    const changed = await losing(() => client.createOrUpdateReservation({ reservationId }, { remove: [id] }))
    expect(Object.keys(changed.phoneNumbers ?? {})).toEqual([first.id])
    await finish(losing(() => client.beginReservationPurchase(reservationId)))
    const owned = await client.getPurchasedPhoneNumber(first.phoneNumber ?? '')
    expect(owned.phoneNumber).toBe(first.phoneNumber)

    const other = crypto.randomUUID()
    await client.createOrUpdateReservation({ reservationId: other }, { add: [second] })
    await losing(() => client.deleteReservation(other))
    await expect(client.getReservation(other)).rejects.toMatchObject({ statusCode: 404 })
    expect(proxy.lost).toBe(4)
  })
})

it('the official client with one constant request id buys three numbers within one second', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  onTestFinished(() => void vi.useRealTimers())
  const client = clientOf(server.http)
  const options = { requestOptions: { customHeaders: { 'x-ms-client-request-id': 'constant' } } }
  const before = await ownedNumbers(client)
  const bought: string[] = []
  for (let time = 0; time < 3; time += 1) {
    const found = await finish(client.beginSearchAvailablePhoneNumbers(ONE_NUMBER, options))
    await finish(client.beginPurchasePhoneNumbers(found.searchId, options))
    bought.push(...found.phoneNumbers)
  }
  expect(new Set(bought).size).toBe(3)
  expect((await ownedNumbers(client)).sort()).toEqual([...before, ...bought].sort())
})

/** How many numbers searches and reservations hold. */
async function heldNumbers(): Promise<number> {
  const answer = await fetch(`${server.http}/_holdline/stock`)
  return JSON.parse(await answer.text()).held
}
