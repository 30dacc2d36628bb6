import { describe, expect, it } from 'vitest'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import type { NumberType, Offering } from '../../src/numbering/offering.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import { errorOf } from './support/error-of.ts'
import {
  at,
  buyHold,
  getResult,
  hold,
  numbersOf,
  searchTarget,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const CALLS = { calling: 'inbound+outbound', sms: 'none' } as const

function offering(country: string, numberType: NumberType): Offering {
  return {
    country,
    numberType,
    assignmentType: 'application',
    capabilities: CALLS,
    cost: { amount: 3, currencyCode: 'KES', billingFrequency: 'monthly' },
    agreementToNotResellRequired: false,
  }
}

function block(country: string, numberType: NumberType, areaCode: string, first: PhoneNumber): NumberBlock {
  return { stock: { country, numberType, areaCode, capabilities: CALLS }, first, last: first }
}

/** A server whose operator sells in Kenya and Guernsey too, which the live service does not list. */
async function startSelling() {
  const sold = [
    ...(['geographic', 'tollFree', 'mobile'] as const).map((numberType) => offering('KE', numberType)),
    offering('GG', 'geographic'),
    offering('PR', 'geographic'),
  ]
  const app = await startCheckedApp({ offerings: [...DEFAULT_OFFERINGS, ...sold] })
  await app.store.addStock([
    block('KE', 'geographic', '41', '+254412000000'),
    block('KE', 'geographic', '20', '+254202012345'),
    block('KE', 'tollFree', '800', '+254800223456'),
    block('KE', 'tollFree', '801', '+254801223456'),
    block('KE', 'mobile', '712', '+254712123456'),
    block('GG', 'geographic', '1481', '+441481256789'),
    block('PR', 'geographic', '787', '+17875550123'),
    block('JP', 'geographic', '3', '+81312345678'),
  ])
  return app
}

const GEOGRAPHIC = { phoneNumberType: 'geographic', assignmentType: 'application', capabilities: CALLS }

describe('a country that the live service does not list, in which the operator sells', () => {
  it('is listed, with its name in the language of the client', async () => {
    const { contoso } = await startSelling()
    for (const [language, name] of Object.entries({ en: 'Kenya', ja: 'ケニア' })) {
      const reply = await contoso('GET', at('/availablePhoneNumbers/countries'), {
        headers: { 'accept-language': language },
      })
      const { countries } = Object(reply.json)
      expect(countries).toHaveLength(44)
      expect(countries).toContainEqual({ localizedName: name, countryCode: 'KE' })
    }
  })

  it.each([
    ['KE', 'geographic', '20', '+254202012345'],
    ['ke', 'tollFree', '801', '+254801223456'],
    ['KE', 'mobile', '712', '+254712123456'],
    ['GG', 'geographic', '1481', '+441481256789'],
  ])(
    '%s: %s numbers of %s are found, bought and owned',
    async (country, phoneNumberType, areaCode, number) => {
      const { contoso } = await startSelling()
      const wanted = { ...GEOGRAPHIC, phoneNumberType, areaCode }
      const result = await getResult(
        contoso,
        await hold(contoso, { ...wanted, quantity: 2 }, country),
        '2025-06-01',
      )
      expect(numbersOf(result)).toEqual([number])
      expect(Object(result.json)).toMatchObject({
        error: 'NumbersPartiallyAcquired',
        cost: { amount: 3, currencyCode: 'KES' },
      })
      const { searchId } = Object(result.json)
      expect((await buyHold(contoso, searchId)).status).toBe(202)
      const owned = await contoso('GET', at(`/phoneNumbers/${encodeURIComponent(number)}`, '2025-06-01'))
      expect(owned.json).toMatchObject({
        phoneNumber: number,
        countryCode: country.toUpperCase(),
        phoneNumberType,
      })
    },
  )

  it('has its offerings, and the area codes of its stock', async () => {
    const { contoso } = await startSelling()
    const list = async (path: string) => {
      const reply = await contoso('GET', at(`/availablePhoneNumbers/countries/${path}`, '2025-06-01'))
      expect(reply.status, path).toBe(200)
      return Object(reply.json)
    }
    const areaCodes = async (query: string) =>
      (await list(query)).areaCodes.map(({ areaCode }: { areaCode: string }) => areaCode)

    expect((await list('KE/offerings')).phoneNumberOfferings).toHaveLength(3)
    expect((await list('KE/localities')).phoneNumberLocalities).toEqual([])
    expect(await areaCodes('KE/areaCodes?phoneNumberType=geographic')).toEqual(['20', '41'])
    expect(await areaCodes('KE/areaCodes?phoneNumberType=geographic&assignmentType=person')).toEqual([])
    expect(await areaCodes('ke/areaCodes?phoneNumberType=tollFree')).toEqual(['801', '800'])
    expect(await areaCodes('KE/areaCodes?phoneNumberType=mobile')).toEqual(['712'])
    expect(await areaCodes('GG/areaCodes?phoneNumberType=geographic')).toEqual(['1481'])
    expect(await areaCodes('PR/areaCodes?phoneNumberType=geographic')).toEqual(['787'])
    const unknown = await contoso(
      'GET',
      at(
        '/availablePhoneNumbers/countries/KE/areaCodes?phoneNumberType=geographic&locality=Nairobi',
        '2025-06-01',
      ),
    )
    expect(errorOf(unknown)).toMatchObject({ code: 'InvalidInput', target: 'locality' })
  })

  it('can be browsed, and its numbers reserved', async () => {
    const { contoso } = await startSelling()
    const browsed = await contoso('POST', at('/availablePhoneNumbers/countries/KE/:browse', '2025-06-01'), {
      body: { phoneNumberType: 'mobile' },
    })
    expect(numbersOf(browsed)).toEqual(['+254712123456'])
    const [number] = Object(browsed.json).phoneNumbers
    const reserved = await contoso(
      'PATCH',
      at('/availablePhoneNumbers/reservations/6b29fc40-ca47-4067-b31d-00dd010662da', '2025-06-01'),
      { body: { phoneNumbers: { [number.id]: number } } },
    )
    expect(reserved.status).toBe(201)
    expect(Object(reserved.json).phoneNumbers[number.id]).toMatchObject({
      status: 'reserved',
      countryCode: 'KE',
    })
  })
})

describe('a country that is neither listed nor sold in', () => {
  it.each(['JP', 'IM', 'XX', 'XK'])('%s is unknown, also where there is stock', async (country) => {
    const { contoso } = await startSelling()
    const refused = [
      await contoso('POST', searchTarget(country, '2025-06-01'), { body: TOLL_FREE_SEARCH }),
      ...(await Promise.all(
        ['localities', 'offerings', 'areaCodes?phoneNumberType=tollFree'].map((list) =>
          contoso('GET', at(`/availablePhoneNumbers/countries/${country}/${list}`, '2025-06-01')),
        ),
      )),
    ]
    for (const reply of refused)
      expect(errorOf(reply)).toMatchObject({ code: 'InvalidInput', target: 'countrycode' })
  })
})
