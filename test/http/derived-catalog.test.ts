import { describe, expect, it } from 'vitest'
import { deriveLocalities } from '../../scripts/catalog/derive-localities.ts'
import { deriveNanpAreaCodes } from '../../scripts/catalog/derive-nanp-area-codes.ts'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import type { Offering } from '../../src/numbering/offering.ts'
import { errorOf } from './support/error-of.ts'
import { at } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const nanpAreaCodes = deriveNanpAreaCodes()
const catalog = { notice: '', nanpAreaCodes, localities: deriveLocalities(nanpAreaCodes) }

/** Geographic numbers of a country in which the default offerings have none. */
function geographic(country: string): Offering {
  return {
    country,
    numberType: 'geographic',
    assignmentType: 'person',
    capabilities: { calling: 'inbound+outbound', sms: 'none' },
    cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
    agreementToNotResellRequired: false,
  }
}

async function startDerived() {
  const offerings = [...DEFAULT_OFFERINGS, ...['MX', 'TW'].map(geographic)]
  const { contoso } = await startCheckedApp({ offerings, loadCatalog: async () => catalog })
  return (country: string, list: string, query: Record<string, string>) => {
    const path = `/availablePhoneNumbers/countries/${country}/${list}?${new URLSearchParams(query)}`
    return contoso('GET', at(path, '2025-06-01'))
  }
}

/** The names of all localities of a country. */
async function localitiesOf(country: string): Promise<string[]> {
  const get = await startDerived()
  const { json } = await get(country, 'localities', { maxPageSize: '1000' })
  return Object(json).phoneNumberLocalities.map((place: { localizedName: string }) => place.localizedName)
}

describe('the derived catalog', () => {
  it.each([
    ['GB', ['Guernsey', 'Jersey', 'Isle of Man'], 'Isle of Wight'],
    ['AU', ['Christmas Island', 'Cocos Island'], 'Sydney'],
    ['IT', ['San Marino', 'Vatican City'], 'Rome'],
    ['NO', ['Svalbard & Jan Mayen'], 'Oslo'],
  ])('has no places in %s that are in countries of their own', async (country, strangers, own) => {
    const names = await localitiesOf(country)
    expect(strangers.filter((name) => names.includes(name))).toEqual([])
    expect(names).toContain(own)
    const get = await startDerived()
    for (const locality of strangers) {
      const reply = await get(country, 'areaCodes', { phoneNumberType: 'geographic', locality })
      expect(reply.status, locality).toBe(400)
      expect(errorOf(reply)).toMatchObject({ code: 'InvalidInput', target: 'locality' })
    }
  })

  it.each([
    ['GB', 'Langholm', '13873'],
    ['GB', 'Dumfries', '1387'],
    ['GB', 'Hornby', '15242'],
    ['GB', 'Sedbergh', '15396'],
    ['GB', 'Wigton', '16973'],
    ['GB', 'Brampton', '1697 16977'],
    ['GB', 'Keswick', '17687'],
    ['GB', 'Gosforth', '19467'],
    ['GB', 'London', '20'],
    ['MX', 'Mexico City', '55 56'],
    ['TW', 'Wuqiu', '826'],
    ['TW', 'Kinmen', '82'],
  ])('has for %s, %s the area codes %s', async (country, locality, expected) => {
    const get = await startDerived()
    const reply = await get(country, 'areaCodes', { phoneNumberType: 'geographic', locality })
    expect(reply.status).toBe(200)
    const areaCodes = expected.split(' ').map((areaCode) => ({ areaCode }))
    expect(Object(reply.json).areaCodes).toEqual(areaCodes)
  })
})
