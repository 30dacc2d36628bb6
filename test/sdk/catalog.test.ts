import type { PhoneNumberLocality } from '@azure/communication-phone-numbers'
import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { collect } from './support/collect.ts'
import { connectNewest } from './support/connect-newest.ts'
import { finish } from './support/finish.ts'

let server: Server
let client: PhoneNumbersClient

beforeAll(async () => {
  server = await startServer()
  client = connectNewest(server)
})

afterAll(async () => {
  await server.stop()
})

function labelOf({ localizedName, administrativeDivision }: PhoneNumberLocality): string {
  return `${localizedName}, ${administrativeDivision?.abbreviatedName}`
}

describe('the official client 1.5.0 reads the catalog of the built server', () => {
  it('lists the countries', async () => {
    const countries = await collect(client.listAvailableCountries())
    expect(countries).toHaveLength(42)
    expect(countries).toContainEqual({ localizedName: 'Hong Kong SAR', countryCode: 'HK' })
  })

  it('names the countries in the language of the client, which is made with a key credential', async () => {
    const [, key = ''] = server.connectionString.split('accesskey=')
    const options = { acceptLanguage: 'de', tlsOptions: { ca: server.ca } }
    const german = new PhoneNumbersClient(server.https, { key }, options)
    const countries = await collect(german.listAvailableCountries())
    expect(countries).toContainEqual({ localizedName: 'Schweiz', countryCode: 'CH' })
  })

  it('lists localities through all pages, of a division, and of mobile numbers', async () => {
    const localities = await collect(client.listAvailableLocalities('US'))
    expect(localities.length).toBeGreaterThan(1_000)
    const labels = localities.map(labelOf)
    expect(new Set(labels).size).toBe(labels.length)
    expect(labels).toContain('Redmond, WA')

    const washington = await collect(client.listAvailableLocalities('US', { administrativeDivision: 'WA' }))
    expect(washington.map(labelOf)).toEqual(labels.filter((label) => label.endsWith(', WA')))

    const mobile = await collect(client.listAvailableLocalities('IE', { phoneNumberType: 'mobile' }))
    expect(mobile.map(({ localizedName }) => localizedName)).toEqual(['Dublin'])
  })

  it('lists area codes of each type, and searches with one', async () => {
    const tollFree = await collect(client.listAvailableTollFreeAreaCodes('US'))
    expect(tollFree.map(({ areaCode }) => areaCode)).toContain('888')
    expect(await collect(client.listAvailableMobileAreaCodes('SE'))).toEqual([{ areaCode: '70' }])
    const [anchorage, ...others] = await collect(
      client.listAvailableGeographicAreaCodes('US', {
        locality: 'Anchorage',
        administrativeDivision: 'AK',
        assignmentType: 'person',
      }),
    )
    expect([anchorage, others]).toEqual([{ areaCode: '907' }, []])
    const { phoneNumbers } = await finish(
      client.beginSearchAvailablePhoneNumbers({
        countryCode: 'US',
        phoneNumberType: 'geographic',
        assignmentType: 'person',
        capabilities: { calling: 'inbound+outbound', sms: 'none' },
        areaCode: anchorage?.areaCode ?? '',
      }),
    )
    expect(phoneNumbers).toEqual([expect.stringMatching(/^\+1907555\d{4}$/)])
  })

  it('finds New York, whose name has a space, by a signature over it', async () => {
    const found = await collect(client.listAvailableGeographicAreaCodes('US', { locality: 'New York' }))
    expect(found).toContainEqual({ areaCode: '212' })
  })

  it('reports that several localities have the same name', async () => {
    await expect(
      collect(client.listAvailableGeographicAreaCodes('US', { locality: 'Springfield' })),
    ).rejects.toMatchObject({
      statusCode: 400,
      code: 'InvalidInput',
      message: 'More than one locality was found. Please specify the administrative division.',
    })
  })

  it('lists offerings', async () => {
    const offerings = await collect(client.listAvailableOfferings('US', { phoneNumberType: 'tollFree' }))
    expect(offerings).toEqual([
      {
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        availableCapabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
        cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
      },
    ])
  })

  it('searches operator information', async () => {
    const bare = await client.searchOperatorInformation(['+447740123456'])
    expect(bare.values).toEqual([
      expect.objectContaining({ phoneNumber: '+447740123456', nationalFormat: '07740 123456' }),
    ])
    const options = { includeAdditionalOperatorDetails: true }
    const mobile = await client.searchOperatorInformation(['+447740123456'], options)
    expect(mobile.values).toEqual([
      expect.objectContaining({
        isoCountryCode: 'GB',
        numberType: 'mobile',
        operatorDetails: expect.objectContaining({ name: 'O2' }),
      }),
    ])
    const own = await client.searchOperatorInformation(['+18885550100'], options)
    expect(own.values).toEqual([
      expect.objectContaining({
        isoCountryCode: 'US',
        numberType: 'other',
        operatorDetails: expect.objectContaining({ name: 'Holdline' }),
      }),
    ])
    await expect(client.searchOperatorInformation(['+18885550100', '+18885550101'])).rejects.toMatchObject({
      statusCode: 400,
      message: 'Can only accept one phoneNumber',
    })
  })
})
