import { describe, expect, it } from 'vitest'
import { OPERATOR_KEY } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { buy, hold } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const STOCK = '/_holdline/stock'

/** A server with 100 US geographic and 100 US toll-free numbers, and a client of its operator. */
async function givenOperator() {
  const { host, contoso } = await startCheckedApp()
  const operator = createClient(host, OPERATOR_KEY)
  return { contoso, ask: async (target: string) => checkAnswer(await operator('GET', target)) }
}

describe('the stock', () => {
  it('counts the numbers of each stock by state, and all of them together', async () => {
    const { contoso, ask } = await givenOperator()
    await buy(contoso)
    await hold(contoso, { quantity: 3 })
    const counts = { total: 100, free: 96, held: 3, owned: 1, aging: 0 }
    const untouched = { total: 100, free: 100, held: 0, owned: 0, aging: 0 }
    const reply = await ask(STOCK)
    expect(reply).toMatchObject({ status: 200 })
    expect(reply.json).toEqual({
      at: '2026-01-15T12:00:00.000+00:00',
      total: 200,
      free: 196,
      held: 3,
      owned: 1,
      aging: 0,
      stocks: [
        {
          country: 'US',
          phoneNumberType: 'geographic',
          areaCode: '425',
          capabilities: { calling: 'inbound+outbound', sms: 'none' },
          ...untouched,
        },
        {
          country: 'US',
          phoneNumberType: 'tollFree',
          areaCode: '888',
          capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
          ...counts,
        },
      ],
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
    const { ask } = await givenOperator()
    const { status, json } = await ask(`${STOCK}?${query}`)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      total: areaCodes.length * 100,
      stocks: areaCodes.map((areaCode) => ({ areaCode })),
    })
  })

  it('of a type that there is not is a 400 that names the types', async () => {
    const { ask } = await givenOperator()
    expect(await ask(`${STOCK}?phoneNumberType=satellite`)).toMatchObject({
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
