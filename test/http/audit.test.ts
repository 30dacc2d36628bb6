import { describe, expect, it } from 'vitest'
import { checkAnswer as checkSchema } from '../../src/cli/check-answer.ts'
import { AuditTrail } from '../../src/http/contract/audit-schemas.ts'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { buy, hold } from './support/operations.ts'

const trailIn = (json: unknown) => checkSchema(AuditTrail, json)

describe('GET /_holdline/audit', () => {
  it('lists the entries, the oldest first, and goes on after a sequence', async () => {
    const { host, contoso } = await startApp()
    const operator = createClient(host, OPERATOR_KEY)
    await hold(contoso)
    await buy(contoso)
    const { status, json } = checkAnswer(await operator('GET', '/_holdline/audit'))
    expect(status).toBe(200)
    const { entries, next } = trailIn(json)
    expect(next).toBeUndefined()
    expect(entries).toMatchObject([
      {
        command: 'stock',
        resource: null,
        by: null,
        author: null,
        phoneNumbers: [],
        detail: { blocks: [{ first: '+14255550100', last: '+14255550199' }, { first: '+18885550100' }] },
      },
      {
        command: 'search',
        at: '2026-01-15T12:00:00.000Z',
        resource: 'contoso',
        phoneNumbers: ['+18885550100'],
        detail: { expiresAt: '2026-01-15T12:15:00.000Z', quantity: 1 },
      },
      { command: 'search', phoneNumbers: ['+18885550101'] },
      {
        command: 'purchase',
        resource: 'contoso',
        phoneNumbers: ['+18885550101'],
        detail: { charge: { currencyCode: 'USD' }, terms: { numberType: 'tollFree' } },
      },
    ])
    expect(entries[3]?.by).toBe(entries[2]?.by)
    const rest = checkAnswer(await operator('GET', `/_holdline/audit?since=${entries[1]?.sequence}`))
    expect(trailIn(rest.json).entries).toEqual(entries.slice(2))
    const none = checkAnswer(await operator('GET', `/_holdline/audit?since=${entries[3]?.sequence}`))
    expect(none.json).toEqual({ entries: [] })
  })

  it('answers a page of a hundred entries, and where the next one begins', async () => {
    const { host, contoso } = await startApp()
    const operator = createClient(host, OPERATOR_KEY)
    // An entry brings in the stock.
    for (let nth = 0; nth < 100; nth += 1) await hold(contoso)
    const first = trailIn(checkAnswer(await operator('GET', '/_holdline/audit')).json)
    expect(first.entries).toHaveLength(100)
    expect(first.next).toBe(first.entries[99]?.sequence)
    const { json } = checkAnswer(await operator('GET', `/_holdline/audit?since=${first.next}`))
    const second = trailIn(json)
    expect(second.entries).toHaveLength(1)
    expect(second.next).toBeUndefined()
  })

  it('refuses a sequence that is none', async () => {
    const { host } = await startApp()
    const operator = createClient(host, OPERATOR_KEY)
    expect(checkAnswer(await operator('GET', '/_holdline/audit?since=-1'))).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringMatching(/^since /) } },
    })
  })
})
