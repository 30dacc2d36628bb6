import { describe, expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { US_GEOGRAPHIC } from '../support/stock.ts'
import { checkAnswer } from './support/check-answer.ts'
import { buy, hold } from './support/operations.ts'

describe('GET /_holdline/stock/numbers', () => {
  it('lists runs of numbers with state, resource and end', async () => {
    const { host, contoso } = await startApp()
    const operator = createClient(host, OPERATOR_KEY)
    await hold(contoso)
    await buy(contoso)
    const { status, json } = checkAnswer(await operator('GET', '/_holdline/stock/numbers'))
    expect(status).toBe(200)
    const { capabilities } = US_GEOGRAPHIC
    const geographic = { country: 'US', phoneNumberType: 'geographic', areaCode: '425', capabilities }
    expect(json).toMatchObject({
      at: '2026-01-15T12:00:00.000Z',
      numbers: [
        { first: '+14255550100', last: '+14255550199', block: '+14255550100', ...geographic, state: 'free' },
        {
          first: '+18885550100',
          last: '+18885550100',
          state: 'held',
          resource: 'contoso',
          until: '2026-01-15T12:15:00.000Z',
        },
        { first: '+18885550101', state: 'owned', resource: 'contoso' },
        { first: '+18885550102', last: '+18885550199', block: '+18885550100', state: 'free' },
      ],
    })
    const owned = checkAnswer(
      await operator('GET', '/_holdline/stock/numbers?state=owned&after=%2B14255550100'),
    )
    expect(owned.json).toMatchObject({ numbers: [{ first: '+18885550101' }] })
  })

  it.each([
    ['state=sold', /^state must be one of free, held, owned, aging/],
    ['after=425', /^after /],
  ])('refuses %s', async (query, message) => {
    const { host } = await startApp()
    const operator = createClient(host, OPERATOR_KEY)
    expect(checkAnswer(await operator('GET', `/_holdline/stock/numbers?${query}`))).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringMatching(message) } },
    })
  })
})
