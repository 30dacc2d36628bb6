import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeSandbox } from '../support/make-sandbox.ts'
import { type Server, startServer } from '../support/server.ts'
import { CATALOG_ABILITIES } from './abilities/catalog-abilities.ts'
import { NUMBER_ABILITIES } from './abilities/number-abilities.ts'
import { RESERVATION_ABILITIES } from './abilities/reservation-abilities.ts'
import { finish } from './support/finish.ts'
import { ownedNumbers } from './support/owned-numbers.ts'
import { TWO_US_TOLL_FREE } from './support/requests.ts'
import { FIRST, NEWEST } from './support/sdk-kinds.ts'

let server: Server

beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'info'] })
})

afterAll(async () => {
  await server.stop()
})

/** A new sandbox of the server, as a client connects to it: the key names it, and the client refuses a path. */
async function sandbox() {
  const made = await makeSandbox(server)
  return { ...made, http: server.http, https: server.https, ca: server.ca }
}

describe.each([NEWEST, FIRST])('the official client $name in a sandbox', ({ connect }) => {
  it.each(['a key over HTTPS', 'a key over HTTP'] as const)(
    'follows every link within it, with %s',
    async (connection) => {
      const address = await sandbox()
      const client = connect(address, connection)
      const found = await finish(client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
      const [first = '', second = ''] = found.phoneNumbers
      await finish(client.beginPurchasePhoneNumbers(found.searchId))
      const changed = await finish(client.beginUpdatePhoneNumberCapabilities(first, { calling: 'inbound' }))
      expect(changed).toMatchObject({ phoneNumber: first, capabilities: { calling: 'inbound' } })
      await finish(client.beginReleasePhoneNumber(second))
      expect(await ownedNumbers(client)).toEqual([first])

      const many = await finish(
        client.beginSearchAvailablePhoneNumbers({
          countryCode: 'GB',
          phoneNumberType: 'geographic',
          assignmentType: 'person',
          capabilities: { calling: 'inbound+outbound', sms: 'none' },
          areaCode: '20',
          quantity: 250,
        }),
      )
      await finish(client.beginPurchasePhoneNumbers(many.searchId))
      expect(new Set(await ownedNumbers(client)).size).toBe(251)
      await expectNothingOutside(address.name)
    },
  )
})

describe('the official client 1.5.0 in a sandbox', () => {
  const abilities = [...NUMBER_ABILITIES, ...CATALOG_ABILITIES, ...RESERVATION_ABILITIES]

  it('can do all that it can do elsewhere', async () => {
    const address = await sandbox()
    const client = NEWEST.connect(address)
    for (const { use } of abilities) await use(client, client)
    await expectNothingOutside(address.name)
  })

  it('refuses an endpoint with a path, so the connection string has none', async () => {
    const { name, token: _, ...address } = await sandbox()
    const https = `${server.https}/_holdline/sandboxes/${name}`
    expect(() => NEWEST.connect({ ...address, https }, 'a token over HTTPS')).toThrow('Invalid endpoint url')
  })

  it('reaches it by its token', async () => {
    const { token, ...address } = await sandbox()
    const getToken = async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 })
    const client = new PhoneNumbersClient(server.https, { getToken }, { tlsOptions: { ca: server.ca } })
    const found = await finish(client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    await finish(client.beginPurchasePhoneNumbers(found.searchId))
    expect((await ownedNumbers(NEWEST.connect(address))).sort()).toEqual([...found.phoneNumbers].sort())
    expect(await ownedNumbers(NEWEST.connect(server))).toEqual([])
  })
})

/** The main inventory is untouched: no request went there. */
async function expectNothingOutside(name: string): Promise<void> {
  const stock = await fetch(`${server.http}/_holdline/stock`)
  const { total, free } = (await stock.json()) as { total: number; free: number }
  expect(free).toBe(total)
  const lines = () => (server.stderr().match(/^\{.*\}$/gm) ?? []).map((line) => JSON.parse(line))
  await vi.waitFor(() => expect(lines().filter(({ sandbox }) => sandbox === name).length).toBeGreaterThan(10))
  expect(lines().filter(({ status }) => status === 401)).toEqual([])
}
