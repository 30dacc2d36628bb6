import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { CONNECTIONS } from './support/connection.ts'
import { finish } from './support/finish.ts'
import { ownedNumbers } from './support/owned-numbers.ts'
import { TWO_US_TOLL_FREE } from './support/requests.ts'
import { SDK_KINDS } from './support/sdk-kinds.ts'

const FIFTEEN_MINUTES = 15 * 60_000
const MONTHLY_2_USD = { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' }

let server: Server

beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'info'] })
})

afterAll(async () => {
  await server.stop()
})

describe.each(SDK_KINDS)('the official client $name', ({ apiVersion, connect }) => {
  it.each(CONNECTIONS)('searches, buys, reads, changes and releases with %s', async (connection) => {
    const client = connect(server, connection)
    const { countryCode, phoneNumberType, assignmentType, capabilities } = TWO_US_TOLL_FREE

    const found = await finish(client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    const { searchId, phoneNumbers, searchExpiresBy: heldUntil } = found
    expect(found).toMatchObject({
      searchId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      phoneNumbers: [expect.stringMatching(/^\+18\d{9}$/), expect.stringMatching(/^\+18\d{9}$/)],
      phoneNumberType,
      assignmentType,
      capabilities,
      cost: MONTHLY_2_USD,
    })
    const [first = '', second = ''] = phoneNumbers
    expect(first).not.toBe(second)
    expect(found.error).toBe(apiVersion >= '2022-12-01' ? 'NoError' : undefined)
    expect(found.errorCode).toBeUndefined()
    expect(found.isAgreementToNotResellRequired).toBe(apiVersion >= '2025-04-01' ? false : undefined)

    await finish(client.beginPurchasePhoneNumbers(searchId))
    const owned = await client.getPurchasedPhoneNumber(first)
    expect(owned).toEqual({
      id: first.slice(1),
      phoneNumber: first,
      countryCode,
      phoneNumberType,
      assignmentType,
      capabilities,
      purchaseDate: expect.any(Date),
      cost: MONTHLY_2_USD,
    })
    const left = heldUntil.getTime() - owned.purchaseDate.getTime()
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(FIFTEEN_MINUTES)
    expect((await ownedNumbers(client)).sort()).toEqual([...phoneNumbers].sort())

    const change = { calling: 'inbound+outbound' } as const
    const changed = await finish(client.beginUpdatePhoneNumberCapabilities(first, change))
    expect(changed).toMatchObject({ ...owned, capabilities: { ...capabilities, ...change } })
    expect(await client.getPurchasedPhoneNumber(first)).toMatchObject({ capabilities: changed.capabilities })
    expect(await client.getPurchasedPhoneNumber(second)).toMatchObject({ capabilities })

    await finish(client.beginReleasePhoneNumber(first))
    await expect(client.getPurchasedPhoneNumber(first)).rejects.toMatchObject({ statusCode: 404 })
    expect(await ownedNumbers(client)).toEqual([second])
    await finish(client.beginReleasePhoneNumber(second))
    expect(await ownedNumbers(client)).toEqual([])

    // The log comes through a pipe, a little after the answers.
    const fetch = `/availablePhoneNumbers/searchResults/${searchId}?api-version=${apiVersion}`
    const poll = `/phoneNumbers/operations/purchase_${searchId}?api-version=${apiVersion}`
    await vi.waitFor(() => expect(targetsNaming(searchId)).toEqual(expect.arrayContaining([fetch, poll])))
    expect(targetsNaming(searchId).filter((target) => !target.endsWith(apiVersion))).toEqual([])
  })
})

/** The targets of the logged requests that are about this search. */
function targetsNaming(searchId: string): string[] {
  const lines = server.stderr().match(/^\{.*\}$/gm) ?? []
  return lines.map((line) => String(JSON.parse(line).target)).filter((target) => target.includes(searchId))
}
