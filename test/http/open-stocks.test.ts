import { expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { checkAnswer } from './support/check-answer.ts'
import {
  at,
  buyHold,
  GEOGRAPHIC_SEARCH,
  getResult,
  hold,
  NOT_OFFERED,
  numbersOf,
  searchTarget,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'

const VERSION = '2025-06-01'
const SEATTLE = { ...US_GEOGRAPHIC, areaCode: '206' }

async function start() {
  const app = await startApp({ offerings: 'undeclared' })
  await app.store.addStock([usBlock(SEATTLE, 10)])
  const operator = createClient(app.host, OPERATOR_KEY)
  const open = async (stocks: unknown) =>
    checkAnswer(await operator('PATCH', '/_holdline/resources/contoso', { body: { stocks } }), 'PATCH')
  const found = async (request: object) =>
    numbersOf(await getResult(app.contoso, await hold(app.contoso, request), VERSION))
  const catalog = async (path: string) => {
    const { json } = await app.contoso('GET', at(`/availablePhoneNumbers/countries/US/${path}`, VERSION))
    return Object(json)
  }
  return { ...app, operator, open, found, catalog }
}

it('a resource finds, browses and reserves numbers of its stocks alone, and another resource all', async () => {
  const { contoso, fabrikam, open, found } = await start()
  const before = await hold(contoso)
  expect(await open([{ country: 'US', numberType: 'geographic', areaCode: '206' }])).toMatchObject({
    status: 200,
    json: { stocks: [{ country: 'US', numberType: 'geographic', areaCode: '206' }] },
  })
  const tollFree = await contoso('POST', searchTarget('US', VERSION), { body: TOLL_FREE_SEARCH })
  expect(tollFree).toMatchObject({ status: 400, json: NOT_OFFERED })
  expect((await found({ ...GEOGRAPHIC_SEARCH, quantity: 3 })).map((number) => number.slice(0, 5))).toEqual([
    '+1206',
    '+1206',
    '+1206',
  ])
  expect(await found({ ...GEOGRAPHIC_SEARCH, areaCode: '425' })).toEqual([])
  expect(await numbersOf(await getResult(fabrikam, await hold(fabrikam), VERSION))).toHaveLength(1)

  const browse = at('/availablePhoneNumbers/countries/US/:browse', VERSION)
  const { phoneNumberType, assignmentType, capabilities } = GEOGRAPHIC_SEARCH
  const shown = await contoso('POST', browse, { body: { phoneNumberType, assignmentType, capabilities } })
  const browsed = Object(shown.json).phoneNumbers.map(({ id }: { id: string }) => id.slice(0, 4))
  expect(new Set(browsed)).toEqual(new Set(['1206']))
  // What was held before is its own to buy.
  expect((await buyHold(contoso, before)).status).toBe(202)
})

it('a reservation takes no number of another area code', async () => {
  const { contoso, store, open } = await start()
  await open([{ country: 'US', numberType: 'geographic', areaCode: '206' }])
  const numbers = await store.listNumbers({ limit: 1_000 })
  const first = (areaCode: string) => numbers.value.find(({ stock }) => stock.areaCode === areaCode)?.first
  const body = {
    phoneNumbers: Object.fromEntries(
      [first('206'), first('425')].map((phoneNumber) => [
        String(phoneNumber).slice(1),
        { ...GEOGRAPHIC_SEARCH, phoneNumber, countryCode: 'US' },
      ]),
    ),
  }
  const id = '2f0c8e6a-5f0e-4d7c-9a38-0d4f3d9f6c11'
  const reply = await contoso('PATCH', at(`/availablePhoneNumbers/reservations/${id}`, VERSION), { body })
  const statuses = Object.values(Object(reply.json).phoneNumbers).map((each) => [
    Object(each).phoneNumber?.slice(0, 5),
    Object(each).status,
  ])
  expect(statuses).toEqual([
    ['+1206', 'reserved'],
    ['+1425', 'error'],
  ])
})

it('the catalog shows a resource what it may buy', async () => {
  const { open, catalog } = await start()
  await open([{ country: 'US', numberType: 'tollFree', areaCode: '888' }])
  const types = async () => {
    const { phoneNumberOfferings } = await catalog('offerings')
    return new Set(phoneNumberOfferings.map((each: { phoneNumberType: string }) => each.phoneNumberType))
  }
  expect(await types()).toEqual(new Set(['tollFree']))
  expect(await catalog('areaCodes?phoneNumberType=tollFree')).toMatchObject({
    areaCodes: [{ areaCode: '888' }],
  })
  expect((await catalog('localities')).phoneNumberLocalities).toEqual([])
  await open(null)
  expect(await types()).toEqual(new Set(['geographic', 'tollFree']))
  expect((await catalog('localities')).phoneNumberLocalities.length).toBeGreaterThan(0)
})

it('a resource without any stock finds nothing on offer', async () => {
  const { contoso, open } = await start()
  await open([])
  const reply = await contoso('POST', searchTarget('US', VERSION), { body: TOLL_FREE_SEARCH })
  expect(reply).toMatchObject({ status: 400, json: NOT_OFFERED })
})

it.each([
  [[{ country: 'ZZ' }], /^stocks\.0\.country ZZ is no country/],
  [[{ country: 'US' }, { country: 'US', areaCode: '425' }], /^stocks\.1\.areaCode needs numberType/],
  [[{ country: 'US', numberType: 'landline' }], /^stocks\.0\.numberType must be one of/],
  ['US', /^stocks must be/],
])('%j: a 400 that says what is wrong', async (stocks, message) => {
  const { open } = await start()
  const { status, json } = await open(stocks)
  expect(status).toBe(400)
  expect(Object(json).error.message).toMatch(message)
})
