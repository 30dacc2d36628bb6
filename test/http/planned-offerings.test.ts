import { describe, expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import {
  buyHold,
  getResult,
  hold,
  NOT_OFFERED,
  searchTarget,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'

const PATH = '/_holdline/offerings'
const NAME = 'US/tollFree/application/inbound+outbound/inbound+outbound'
const START = Date.UTC(2026, 0, 1)
const MINUTE = 60_000
const later = (minutes: number) => new Date(START + minutes * MINUTE).toISOString()

const priced = (amount: number, more: object = {}) => ({
  country: 'US',
  numberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
  cost: { amount, currencyCode: 'USD' },
  ...more,
})

async function start() {
  const app = await startApp({ offerings: 'undeclared' })
  await app.store.resetClock({ mode: 'frozen', at: START })
  const operator = createClient(app.host, OPERATOR_KEY)
  const post = async (body: object) => checkAnswer(await operator('POST', PATH, { body }), 'POST')
  const list = async () => {
    const { json } = checkAnswer(await operator('GET', `${PATH}?country=US&numberType=tollFree`))
    return Object(json).offerings
  }
  const quote = async (searchId?: string) => {
    const { json } = await getResult(app.contoso, searchId ?? (await hold(app.contoso)), '2025-06-01')
    return Object(json).cost.amount
  }
  const moveTo = (minutes: number) => app.store.setClock({ mode: 'frozen', at: START + minutes * MINUTE })
  return { ...app, operator, post, list, quote, moveTo }
}

describe('a planned price', () => {
  it('is in force at its instant and not before, and what was quoted before keeps its price', async () => {
    const { contoso, post, list, quote, moveTo } = await start()
    const planned = await post({ offerings: [priced(5)], from: later(10) })
    expect(planned).toMatchObject({ status: 200, json: { set: [NAME], retired: [] } })
    await post({ offerings: [priced(7)], from: later(20) })
    expect(await list()).toMatchObject([
      {
        name: NAME,
        cost: { amount: 2 },
        origin: 'default',
        sold: true,
        planned: [
          { from: later(10), sold: true, cost: { amount: 5, currencyCode: 'USD' } },
          { from: later(20), sold: true, cost: { amount: 7, currencyCode: 'USD' } },
        ],
      },
    ])
    await moveTo(9.999)
    const before = await hold(contoso)
    expect(await quote(before)).toBe(2)
    await moveTo(10)
    expect(await quote()).toBe(5)
    expect(await quote(before)).toBe(2)
    expect((await buyHold(contoso, before)).status).toBe(202)
    expect(await list()).toMatchObject([
      { cost: { amount: 5 }, origin: 'register', planned: [{ from: later(20) }] },
    ])
    await moveTo(20)
    expect(await quote()).toBe(7)
    expect(await list()).toMatchObject([{ cost: { amount: 7 } }])
    expect((await list())[0]).not.toHaveProperty('planned')
  })

  it('gives way to a price that is set later, and one that is planned still comes', async () => {
    const { post, quote, moveTo } = await start()
    await post({ offerings: [priced(5)], from: later(10) })
    await post({ offerings: [priced(6)], from: later(30) })
    await moveTo(15)
    expect(await quote()).toBe(5)
    await post({ offerings: [priced(4)] })
    expect(await quote()).toBe(4)
    await moveTo(30)
    expect(await quote()).toBe(6)
  })

  it('is taken back, or replaced by another one for the same instant', async () => {
    const { operator, post, list, quote, moveTo } = await start()
    await post({ offerings: [priced(5)], from: later(10) })
    await post({ offerings: [priced(6)], from: later(10) })
    await post({ offerings: [priced(9)], from: later(20) })
    await moveTo(10)
    expect(await quote()).toBe(6)
    const cancelled = await operator('DELETE', `/_holdline/planned-offerings/${NAME}`)
    expect(cancelled.status).toBe(204)
    expect((await list())[0]).not.toHaveProperty('planned')
    await moveTo(20)
    expect(await quote()).toBe(6)
  })

  it('is no change where the same terms are sold then', async () => {
    const { post, list } = await start()
    await post({ offerings: [priced(5)], from: later(10) })
    const { json } = await post({ offerings: [priced(5)], from: later(15) })
    expect(json).toMatchObject({ set: [] })
    expect((await list())[0].planned).toHaveLength(1)
  })
})

describe('a planned end of the sale', () => {
  it('comes at its instant, by its own operation or with a list alone', async () => {
    const { contoso, operator, post, list, moveTo } = await start()
    const retired = await operator('DELETE', `${PATH}/${NAME}?from=${later(5)}`)
    expect(retired.status).toBe(204)
    const kenyan = { ...priced(4), country: 'KE' }
    await post({ offerings: [kenyan], alone: true, from: later(10) })
    const search = () => contoso('POST', searchTarget(), { body: TOLL_FREE_SEARCH })
    await moveTo(4)
    expect((await search()).status).toBe(202)
    await moveTo(5)
    expect(await search()).toMatchObject({ status: 400, json: NOT_OFFERED })
    const kenya = async () => {
      const { json } = await operator('GET', `${PATH}?country=KE`)
      return Object(json).offerings
    }
    expect(await kenya()).toMatchObject([{ sold: false, planned: [{ from: later(10), sold: true }] }])
    await moveTo(10)
    expect(await kenya()).toMatchObject([{ sold: true }])
    const { json } = await operator('GET', PATH)
    const sold = Object(json).offerings.filter((each: { sold: boolean }) => each.sold)
    expect(sold).toMatchObject([{ country: 'KE' }])
    expect(await list()).toMatchObject([{ sold: false, origin: 'default' }])
  })
})

it('an offering that is retired at once loses what was planned for it', async () => {
  const { contoso, operator, post, moveTo } = await start()
  await post({ offerings: [priced(5)], from: later(10) })
  await operator('DELETE', `${PATH}/${NAME}`)
  await moveTo(10)
  const reply = await contoso('POST', searchTarget(), { body: TOLL_FREE_SEARCH })
  expect(reply).toMatchObject({ status: 400, json: NOT_OFFERED })
})

it.each([
  ['yesterday', /^from must be an instant, such as/],
  [later(0), /^from must be later than now, which is 2026-01-01T00:00:00\.000Z/],
])('from %s: a 400 that says what is wrong, and nothing is planned', async (from, message) => {
  const { operator, post, list } = await start()
  const answers = [
    await post({ offerings: [priced(5)], from }),
    checkAnswer(await operator('DELETE', `${PATH}/${NAME}?from=${from}`)),
  ]
  for (const { status, json } of answers) {
    expect(status).toBe(400)
    expect(Object(json).error).toMatchObject({ message: expect.stringMatching(message), target: 'from' })
  }
  expect((await list())[0]).not.toHaveProperty('planned')
})

it('a set-up fee is listed and changed, and the API does not show it', async () => {
  const { contoso, operator, post, list } = await start()
  await post({ offerings: [priced(5, { setUpFee: 12.5 })] })
  expect(await list()).toMatchObject([{ cost: { amount: 5 }, setUpFee: 12.5 }])
  const searchId = await hold(contoso)
  expect((await buyHold(contoso, searchId)).status).toBe(202)
  const { text } = await contoso('GET', '/phoneNumbers?api-version=2025-06-01')
  const offered = await contoso('GET', '/availablePhoneNumbers/countries/US/offerings?api-version=2025-06-01')
  for (const shown of [text, offered.text]) expect(shown).not.toMatch(/setUpFee/)
  const number = Object(JSON.parse(text)).phoneNumbers[0].phoneNumber
  const { json } = checkAnswer(await operator('GET', `/_holdline/numbers/${encodeURIComponent(number)}`))
  expect(Object(json)).toMatchObject({
    cost: { amount: 5, setUpFee: 12.5 },
    owners: [{ cost: { amount: 5, setUpFee: 12.5 } }],
  })
  // The fee of an earlier sale stays, also where the offering has none any more.
  await post({ offerings: [priced(5)] })
  expect((await list())[0]).not.toHaveProperty('setUpFee')
  expect((await contoso('GET', '/phoneNumbers?api-version=2025-06-01')).status).toBe(200)
})
