import { expect, it } from 'vitest'
import { OPERATOR_KEY, startApp, type TestAppOptions } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { at, buy, GEOGRAPHIC_SEARCH } from './support/operations.ts'

const PATH = '/_holdline/aging'
const START = Date.UTC(2026, 0, 1)

async function start(options: TestAppOptions = { policy: { agingMs: 7_000 } }) {
  const app = await startApp(options)
  await app.store.resetClock({ mode: 'frozen', at: START })
  const operator = createClient(app.host, OPERATOR_KEY)
  const set = async (body: object) => checkAnswer(await operator('POST', PATH, { body }), 'POST')
  /** The seconds for which a number rests that is bought and released now. */
  const rest = async (request: object) => {
    const [number = ''] = await buy(app.contoso, request)
    expect((await app.contoso('DELETE', at(`/phoneNumbers/${encodeURIComponent(number)}`))).status).toBe(202)
    return { number, seconds: () => secondsOf(number) }
  }
  const secondsOf = async (number: string) => {
    const { json } = checkAnswer(await operator('GET', `/_holdline/numbers/${encodeURIComponent(number)}`))
    return (Date.parse(Object(json).until) - START) / 1_000
  }
  return { ...app, operator, set, rest }
}

it('released numbers rest as the rule of their country and type says, else of their country, else as all', async () => {
  const { operator, set, rest } = await start()
  expect(await (await rest({})).seconds()).toBe(7)
  await set({ country: 'US', seconds: 60 })
  const { json } = await set({ country: 'US', numberType: 'geographic', seconds: 3_888_000 })
  const rules = [
    { country: 'US', seconds: 60, origin: 'register' },
    { country: 'US', numberType: 'geographic', seconds: 3_888_000, origin: 'register' },
  ]
  expect(json).toEqual({ seconds: 7, rules })
  expect(checkAnswer(await operator('GET', PATH)).json).toEqual({ seconds: 7, rules })
  expect(await (await rest({})).seconds()).toBe(60)
  expect(await (await rest(GEOGRAPHIC_SEARCH)).seconds()).toBe(3_888_000)
})

it('a later change moves no number that is resting already', async () => {
  const { set, rest } = await start()
  await set({ country: 'US', numberType: 'tollFree', seconds: 100 })
  const resting = await rest({})
  await set({ country: 'US', numberType: 'tollFree', seconds: 1 })
  expect(await resting.seconds()).toBe(100)
  expect(await (await rest({})).seconds()).toBe(1)
  const { json } = await set({ country: 'US', numberType: 'tollFree', seconds: null })
  expect(json).toEqual({ seconds: 7, rules: [] })
  expect(await (await rest({})).seconds()).toBe(7)
})

it('a rule of the configuration stays as it is, and the refusal names it', async () => {
  const policy = { agingRules: [{ country: 'US', agingMs: 5_000 }] }
  const { operator, set } = await start({ policy })
  expect(await set({ country: 'US', seconds: 1 })).toMatchObject({
    status: 409,
    json: { error: { message: 'the tests declares aging/US: change it there.' } },
  })
  expect(checkAnswer(await operator('GET', PATH)).json).toMatchObject({
    rules: [{ country: 'US', seconds: 5, origin: 'configuration' }],
  })
})

it.each([
  [{ country: 'ZZ', seconds: 1 }, /^country ZZ is no country of ISO 3166-1/],
  [{ country: 'us', seconds: 1 }, /^country must be the two capital letters/],
  [{ country: 'US', numberType: 'landline', seconds: 1 }, /^numberType must be one of/],
  [{ country: 'US', seconds: -1 }, /^seconds must be >= 0/],
  [{ country: 'US', seconds: 1e12 }, /^seconds must be <= /],
  [{ country: 'US' }, /^seconds is required/],
])('%j: a 400 that says what is wrong', async (body, message) => {
  const { operator, set } = await start()
  const { status, json } = await set(body)
  expect(status).toBe(400)
  expect(Object(json).error.message).toMatch(message)
  expect(Object(checkAnswer(await operator('GET', PATH)).json).rules).toEqual([])
})
