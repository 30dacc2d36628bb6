import { describe, expect, it } from 'vitest'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../support/stock.ts'
import {
  at,
  GEOGRAPHIC_SEARCH,
  GUID,
  getResult,
  headerOf,
  hold,
  NOT_OFFERED,
  numbersOf,
  recorded,
  searchTarget,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'
import { BASE, VERSIONS } from './support/versions.ts'

const AN_888_NUMBER = /^\+1888555\d{4}$/

describe.each(VERSIONS)('a search in $version', ({ version }) => {
  it('is accepted with an empty body and the recorded headers', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('POST', searchTarget('US', version), { body: TOLL_FREE_SEARCH })
    const guid = headerOf(reply, 'search-id')
    expect(guid).toMatch(GUID)
    expect(reply).toMatchObject({
      status: 202,
      text: '',
      headers: {
        location: `/availablePhoneNumbers/searchResults/${guid}?api-version=${version}`,
        'operation-location': `/phoneNumbers/operations/search_${guid}?api-version=${version}`,
        'operation-id': `search_${guid}`,
        'access-control-expose-headers': 'Location,Operation-Location,operation-id,search-id',
        'content-length': '0',
      },
    })
  })

  it('refuses an unknown country, and what is not offered, as recorded', async () => {
    const { contoso } = await startCheckedApp()
    // The last is u and a long s, whose capitals are US.
    for (const country of ['XX', 'INVALID', '1', '%20', 'USA', 'u%C5%BF']) {
      const reply = await contoso('POST', searchTarget(country, version), { body: TOLL_FREE_SEARCH })
      expect(reply.status).toBe(400)
      expect(reply.json).toEqual(
        recorded('InvalidInput', 'Unable to parse country code.', { target: 'countrycode' }),
      )
    }
    const body = { ...TOLL_FREE_SEARCH, assignmentType: 'person' }
    const reply = await contoso('POST', searchTarget('US', version), { body })
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual(NOT_OFFERED)
  })
})

describe('a search', () => {
  it("takes the documentation's sample request, its double slash and its area code 425 included", async () => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('POST', `//availablePhoneNumbers/countries/US/:search?api-version=${BASE}`, {
      body:
        '{"phoneNumberType":"tollFree","assignmentType":"application",' +
        '"capabilities":{"sms":"inbound+outbound","calling":"none"},"areaCode":"425","quantity":1}',
    })
    expect(reply.status).toBe(202)
    const result = await getResult(contoso, headerOf(reply, 'search-id'))
    expect(numbersOf(result)).toEqual([expect.stringMatching(AN_888_NUMBER)])
  })

  it.each([
    ['/availablePhoneNumbers/countries/US/%3Asearch'],
    ['/availablePhoneNumbers/countries/US/%3asearch'],
    ['/availablePhoneNumbers/countries/US/:search/'],
    ['/availablePhoneNumbers/countries/us/:search'],
  ])('takes %s', async (path) => {
    const { contoso } = await startCheckedApp()
    expect((await contoso('POST', at(path), { body: TOLL_FREE_SEARCH })).status).toBe(202)
  })

  it('narrows a toll-free search by a toll-free area code only', async () => {
    const { contoso, store } = await startCheckedApp()
    await store.addStock([usBlock({ ...US_TOLL_FREE, areaCode: '855' }, 100)])
    const found = async (areaCode: string) =>
      numbersOf(await getResult(contoso, await hold(contoso, { areaCode, quantity: 3 })))

    for (const number of await found('888')) expect(number).toMatch(/^\+1888/)
    for (const number of await found('855')) expect(number).toMatch(/^\+1855/)
    expect(await found('425')).toHaveLength(3)
    expect(await found('')).toHaveLength(3)
    expect(await found('833'), 'a toll-free code without stock').toEqual([])
    for (const areaCode of ['822', '880', '881', '885', '887', '889'])
      expect(await found(areaCode), `${areaCode} is kept for toll-free numbers`).toEqual([])
    for (const areaCode of ['811', '890', '899', '8800'])
      expect(await found(areaCode), `${areaCode} is no toll-free code`).toHaveLength(3)
  })

  it('takes the area code of a geographic search exactly, and any area code if none is given', async () => {
    const { contoso, store } = await startCheckedApp()
    await store.addStock([usBlock({ ...US_GEOGRAPHIC, areaCode: '212' }, 5)])
    const found = async (request: object) =>
      numbersOf(await getResult(contoso, await hold(contoso, { ...GEOGRAPHIC_SEARCH, ...request })))

    expect(await found({ areaCode: '425' })).toEqual([expect.stringMatching(/^\+1425/)])
    expect(await found({ areaCode: '212' })).toEqual([expect.stringMatching(/^\+1212/)])
    for (const areaCode of ['42', '4255', '888', '+1425', '425 '])
      expect(await found({ areaCode })).toEqual([])
    const anywhere = await found({ quantity: 104 })
    expect(new Set(anywhere.map((number) => number.slice(0, 5)))).toEqual(new Set(['+1212', '+1425']))
  })

  it('holds one number where no quantity is given, and never the same for two', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    const first = numbersOf(await getResult(contoso, await hold(contoso)))
    const second = numbersOf(await getResult(fabrikam, await hold(fabrikam)))
    expect(first).toEqual([expect.stringMatching(AN_888_NUMBER)])
    expect(second).toHaveLength(1)
    expect(second).not.toEqual(first)
  })

  it('takes at most 1,000 numbers, or as the policy says', async () => {
    const { contoso } = await startCheckedApp()
    await hold(contoso, { quantity: 1000 })
    const tooMany = { ...TOLL_FREE_SEARCH, quantity: 1001 }
    const reply = await contoso('POST', searchTarget(), { body: tooMany })
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual(
      recorded('InvalidInput', 'quantity must be at most 1000.', { target: 'quantity' }),
    )

    const strict = await startCheckedApp({ policy: { maxSearchQuantity: 2 } })
    await hold(strict.contoso, { quantity: 2 })
    const three = await strict.contoso('POST', searchTarget(), { body: { ...TOLL_FREE_SEARCH, quantity: 3 } })
    expect(three.status).toBe(400)
  })

  it('takes from the stock with the fewest capabilities, while it has free numbers', async () => {
    const { contoso, store } = await startCheckedApp()
    const capabilities = { calling: 'inbound+outbound', sms: 'inbound+outbound' } as const
    await store.addStock([usBlock({ ...US_GEOGRAPHIC, areaCode: '212', capabilities }, 5)])
    const found = async (quantity: number) =>
      numbersOf(await getResult(contoso, await hold(contoso, { ...GEOGRAPHIC_SEARCH, quantity })))
    for (const number of await found(99)) expect(number).toMatch(/^\+1425/)
    expect(await found(2)).toEqual([expect.stringMatching(/^\+1425/), expect.stringMatching(/^\+1212/)])
  })

  it('finds numbers with more capabilities than it asks for, and none with fewer', async () => {
    const { contoso } = await startCheckedApp()
    const offered = [
      { calling: 'inbound', sms: 'none' },
      { calling: 'outbound', sms: 'none' },
      { calling: 'none', sms: 'none' },
    ]
    for (const capabilities of offered) {
      const searchId = await hold(contoso, { ...GEOGRAPHIC_SEARCH, capabilities })
      expect((await getResult(contoso, searchId)).json).toMatchObject({ capabilities, error: 'NoError' })
    }
    const body = { ...GEOGRAPHIC_SEARCH, capabilities: { calling: 'inbound', sms: 'outbound' } }
    expect((await contoso('POST', searchTarget(), { body })).json).toEqual(NOT_OFFERED)
  })
})
