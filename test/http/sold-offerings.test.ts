import { describe, expect, it } from 'vitest'
import { offeringName } from '../../src/catalog/offering-name.ts'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { OPERATOR_KEY, startApp, type TestAppOptions } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import {
  at,
  buyHold,
  getResult,
  hold,
  NOT_OFFERED,
  searchTarget,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'

const PATH = '/_holdline/offerings'
const NAME = 'US/tollFree/application/inbound+outbound/inbound+outbound'
const TOLL_FREE = {
  country: 'US',
  numberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
  cost: { amount: 2, currencyCode: 'USD' },
}
const priced = (amount: number, more: object = {}) => ({
  ...TOLL_FREE,
  cost: { amount, currencyCode: 'EUR' },
  ...more,
})

async function start(options: TestAppOptions = { offerings: 'undeclared' }) {
  const app = await startApp(options)
  const operator = createClient(app.host, OPERATOR_KEY)
  const set = async (offerings: readonly unknown[], more: object = {}) =>
    checkAnswer(await operator('POST', PATH, { body: { offerings, ...more } }), 'POST')
  const list = async (query = 'country=us&numberType=tollFree') =>
    checkAnswer(await operator('GET', `${PATH}?${query}`)).json
  const cost = async (searchId: string) => {
    const { json } = await getResult(app.contoso, searchId, '2025-06-01')
    return Object(json).cost
  }
  return { ...app, operator, set, list, cost }
}

describe('the offerings that the operator sells', () => {
  it('have a new price at once, and what was quoted before is bought at its own price', async () => {
    const { contoso, set, list, cost } = await start()
    const before = await hold(contoso)
    expect(await set([priced(3.25)])).toMatchObject({
      status: 200,
      json: { version: 1, set: [NAME], retired: [] },
    })
    const after = await hold(contoso)
    expect(await cost(after)).toMatchObject({ amount: 3.25, currencyCode: 'EUR' })
    expect(await cost(before)).toMatchObject({ amount: 2, currencyCode: 'USD' })
    for (const searchId of [before, after]) expect((await buyHold(contoso, searchId)).status).toBe(202)
    const { json } = await contoso('GET', at('/phoneNumbers', '2025-06-01'))
    expect(json).toMatchObject({ phoneNumbers: [{ cost: { amount: 2 } }, { cost: { amount: 3.25 } }] })
    expect(await list()).toEqual({
      offerings: [
        { name: NAME, ...priced(3.25), agreementToNotResellRequired: false, origin: 'register', sold: true },
      ],
    })
  })

  it('do not change when they are set again', async () => {
    const { set } = await start()
    await set([priced(3)])
    expect((await set([priced(3)])).json).toEqual({ version: 1, set: [], retired: [] })
    expect((await set([priced(3, { agreementToNotResellRequired: true })])).json).toMatchObject({
      set: [NAME],
    })
  })

  it('end, also a default one, and can be sold again', async () => {
    const { contoso, operator, set, list } = await start()
    const held = await hold(contoso)
    const retired = await operator('DELETE', `${PATH}/${NAME}`)
    expect(retired).toMatchObject({ status: 204, text: '' })
    const search = () => contoso('POST', searchTarget(), { body: TOLL_FREE_SEARCH })
    expect(await search()).toMatchObject({ status: 400, json: NOT_OFFERED })
    expect((await buyHold(contoso, held)).status).toBe(202)
    expect(await list()).toMatchObject({ offerings: [{ name: NAME, origin: 'default', sold: false }] })
    const again = checkAnswer(await operator('DELETE', `${PATH}/${NAME}`))
    expect(again).toMatchObject({ status: 404, json: { error: { code: 'OfferingNotFound' } } })
    await set([TOLL_FREE])
    expect((await search()).status).toBe(202)
  })

  it('are those of a list alone, also in a country in which nothing was sold', async () => {
    const { contoso, set, list } = await start()
    const kenyan = priced(4, { country: 'KE' })
    const { json } = await set([kenyan, TOLL_FREE], { alone: true })
    const others = DEFAULT_OFFERINGS.map(offeringName).filter((name) => name !== NAME)
    expect(json).toEqual({
      version: 1,
      set: ['KE/tollFree/application/inbound+outbound/inbound+outbound'],
      retired: others.sort(),
    })
    const { offerings } = Object(await list(''))
    const sold = offerings.filter((each: { sold: boolean }) => each.sold)
    expect(sold).toMatchObject([{ country: 'KE' }, { name: NAME }])
    const countries = await contoso(
      'GET',
      at('/availablePhoneNumbers/countries?maxPageSize=100', '2025-06-01'),
    )
    expect(countries.text).toContain('"KE"')
    // One that the register alone has is gone when it is retired.
    expect((await set([TOLL_FREE], { alone: true })).json).toMatchObject({
      retired: [expect.stringMatching(/^KE/)],
    })
    expect(Object(await list('country=KE')).offerings).toEqual([])
  })

  it('stay as the configuration declares them: the refusal names it, and nothing changes', async () => {
    const { operator, set, list } = await start({})
    const refused = {
      status: 409,
      json: {
        error: { code: 'Conflict', message: `the tests declares offering/${NAME}: change it there.` },
      },
    }
    const kenyan = priced(4, { country: 'KE' })
    expect(await set([kenyan, priced(3)])).toMatchObject(refused)
    expect(checkAnswer(await operator('DELETE', `${PATH}/${NAME}`))).toMatchObject(refused)
    expect(await list('country=KE')).toEqual({ offerings: [] })
    expect(await list()).toMatchObject({ offerings: [{ cost: { amount: 2 }, origin: 'configuration' }] })
    // Beside them the register can sell others.
    expect((await set([kenyan, TOLL_FREE])).json).toMatchObject({ set: [expect.stringMatching(/^KE/)] })
  })

  it.each([
    [[priced(-1)], /^offerings\.0\.cost\.amount must be >= 0/],
    [[priced(1, { country: 'ZZ' })], /^offerings\.0\.country ZZ is no country of ISO 3166-1/],
    [[priced(1, { country: 'us' })], /^offerings\.0\.country must be the two capital letters/],
    [
      [TOLL_FREE, priced(1, { cost: { amount: '1', currencyCode: 'USD' } })],
      /^offerings\.1\.cost\.amount must be of/,
    ],
    [
      [priced(1, { cost: { amount: 1, currencyCode: 'EURO' } })],
      /^offerings\.0\.cost\.currencyCode must be the three capital letters/,
    ],
    [[priced(1, { setUpFee: -1 })], /^offerings\.0\.setUpFee must be >= 0/],
    [[priced(1, { fee: 1 })], /^offerings\.0\.fee is unknown/],
    [[priced(1), priced(2)], /^The offering US\/tollFree\/.* comes twice\.$/],
    ['none', /^offerings must be of type array/],
  ])('%j: a 400 that says what is wrong', async (offerings, message) => {
    const { operator, list } = await start()
    const reply = checkAnswer(await operator('POST', PATH, { body: { offerings } }))
    expect(reply.status).toBe(400)
    expect(Object(reply.json).error).toMatchObject({
      code: 'InvalidInput',
      message: expect.stringMatching(message),
    })
    expect(await list()).toMatchObject({ offerings: [{ origin: 'default' }] })
  })
})
