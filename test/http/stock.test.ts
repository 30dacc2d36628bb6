import { describe, expect, it } from 'vitest'
import { NO_NUMBERS } from '../../src/numbering/state-counts.ts'
import { NOON, OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { buy, hold } from './support/operations.ts'

const GEOGRAPHIC = {
  country: 'US',
  phoneNumberType: 'geographic',
  areaCode: '425',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
}
const TOLL_FREE = {
  country: 'US',
  phoneNumberType: 'tollFree',
  areaCode: '888',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
}

async function startStock() {
  const app = await startApp({ policy: { agingMs: 60_000 } })
  return { ...app, operator: createClient(app.host, OPERATOR_KEY) }
}

describe('GET /_holdline/stock', () => {
  it('counts the numbers of each stock by state, at one instant, and all of them together', async () => {
    const { contoso, store, operator } = await startStock()
    await hold(contoso)
    await buy(contoso)
    const [number = ''] = await buy(contoso)
    expect(
      await contoso('DELETE', `/phoneNumbers/${encodeURIComponent(number)}?api-version=2025-06-01`),
    ).toMatchObject({
      status: 202,
    })
    const reply = checkAnswer(await operator('GET', '/_holdline/stock'))
    expect(reply.status).toBe(200)
    expect(reply.json).toEqual({
      at: '2026-01-15T12:00:00.000Z',
      total: 200,
      free: 197,
      held: 1,
      owned: 1,
      aging: 1,
      ...{ withdrawn: 0, quarantined: 0, portedOut: 0 },
      stocks: [
        { ...GEOGRAPHIC, ...NO_NUMBERS, total: 100, free: 100 },
        { ...TOLL_FREE, ...NO_NUMBERS, total: 100, free: 97, held: 1, owned: 1, aging: 1 },
      ],
    })
    await store.setClock({ mode: 'frozen', at: NOON + 15 * 60_000 })
    expect((await operator('GET', '/_holdline/stock')).json).toMatchObject({
      free: 199,
      held: 0,
      owned: 1,
      aging: 0,
    })
  })

  it.each([
    ['country=us', ['425', '888']],
    ['country=SE', []],
    ['phoneNumberType=tollFree', ['888']],
    // A type that came with the newest version of the API.
    ['phoneNumberType=mobile', []],
    ['areaCode=425&country=', ['425']],
    ['country=US&phoneNumberType=geographic&areaCode=888', []],
  ])('is narrowed by %s', async (query, areaCodes) => {
    const { operator } = await startStock()
    const { status, json } = checkAnswer(await operator('GET', `/_holdline/stock?${query}`))
    expect(status).toBe(200)
    expect(json).toMatchObject({
      total: areaCodes.length * 100,
      stocks: areaCodes.map((areaCode) => ({ areaCode })),
    })
  })

  it('answers an unknown type with a 400 that names the types', async () => {
    const { operator } = await startStock()
    expect(checkAnswer(await operator('GET', '/_holdline/stock?phoneNumberType=satellite'))).toMatchObject({
      status: 400,
      json: {
        error: {
          code: 'InvalidInput',
          message: 'phoneNumberType must be one of geographic, tollFree, mobile.',
          target: 'phonenumbertype',
        },
      },
    })
  })
})

it.each([
  ['/_holdline/stock?country=USA', 'country', /^country must be the two letters of a country/],
  ['/_holdline/stock?country=ZZ', 'country', /^country must be the two letters of a country/],
  ['/_holdline/stock?areaCode=4a5', 'areacode', /^areaCode must be one to ten digits/],
  ['/_holdline/stock?phoneNumberType=landline', 'phonenumbertype', /^phoneNumberType must be one of/],
  ['/_holdline/stock/numbers?state=lost', 'state', /^state must be one of/],
  ['/_holdline/offerings?country=USA', 'country', /^country must be the two letters of a country/],
])('%s is a 400 that names the filter', async (target, filter, message) => {
  const { operator } = await startStock()
  const { status, json } = checkAnswer(await operator('GET', target))
  expect(status).toBe(400)
  expect(Object(json).error).toMatchObject({ target: filter, message: expect.stringMatching(message) })
})
