import { describe, expect, it } from 'vitest'
import { NOON, OPERATOR_KEY, OPERATOR_NAME, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { at, buy, hold } from './support/operations.ts'

const TOLL_FREE = {
  country: 'US',
  phoneNumberType: 'tollFree',
  areaCode: '888',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
}

async function startNumbers() {
  const app = await startApp({ policy: { agingMs: 60_000 } })
  const operator = createClient(app.host, OPERATOR_KEY)
  const show = async (number: string, query = '') =>
    checkAnswer(await operator('GET', `/_holdline/numbers/${encodeURIComponent(number)}${query}`))
  const later = (ms: number) => app.store.setClock({ mode: 'frozen', at: NOON + ms })
  return { ...app, show, later }
}

describe('GET /_holdline/numbers/{phoneNumber}', () => {
  it('tells state, owner, price and the whole history, and who owned the number at an instant', async () => {
    const { contoso, fabrikam, show, later } = await startNumbers()
    const [number = ''] = await buy(contoso)
    await later(1_000)
    await contoso('DELETE', at(`/phoneNumbers/${encodeURIComponent(number)}`))
    expect((await show(number)).json).toMatchObject({
      ...{ state: 'aging', until: '2026-01-15T12:01:01.000Z', resource: null, from: null, cost: null },
    })
    await later(3_600_000)
    // The number that came back is the first of its stock.
    expect(await buy(fabrikam)).toEqual([number])

    const reply = await show(number, '?at=2026-01-15T12:00:00.500Z')
    expect(reply.status).toBe(200)
    const { owners, history, cost, by, ...rest } = Object(reply.json)
    expect(rest).toEqual({
      now: '2026-01-15T13:00:00.000Z',
      phoneNumber: number,
      ...TOLL_FREE,
      state: 'owned',
      until: null,
      resource: 'fabrikam',
      from: '2026-01-15T13:00:00.000Z',
      past: { at: '2026-01-15T12:00:00.500Z', owner: owners[0], isKnown: true },
      ...{ isWhole: true, isProtected: false, reason: null },
    })
    expect(cost).toEqual({ amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' })
    expect(owners).toEqual([
      {
        ...{ resource: 'contoso', soldBy: expect.any(String), cost },
        ...{ from: '2026-01-15T12:00:00.000Z', until: '2026-01-15T12:00:01.000Z' },
      },
      { resource: 'fabrikam', from: '2026-01-15T13:00:00.000Z', until: null, soldBy: by, cost },
    ])
    const told = history.map(({ command, resource, until }: Record<string, unknown>) => [
      ...[command, resource, until],
    ])
    expect(told).toEqual([
      ['stock', null, null],
      ['search', 'contoso', '2026-01-15T12:15:00.000Z'],
      ['purchase', 'contoso', null],
      ['release', 'contoso', '2026-01-15T12:01:01.000Z'],
      ['search', 'fabrikam', '2026-01-15T13:15:00.000Z'],
      ['purchase', 'fabrikam', null],
    ])
    // Between the two nobody owned it, and the future is nobody's to tell.
    expect((await show(number, '?at=2026-01-15T12:30:00Z')).json).toMatchObject({
      past: { at: '2026-01-15T12:30:00.000Z', owner: null, isKnown: true },
    })
    expect((await show(number, '?at=2026-01-15T14:00:00Z')).json).toMatchObject({ past: null })
  })

  it('tells who took the number off sale, and why', async () => {
    const { contoso, host, show } = await startNumbers()
    const [bought] = await buy(contoso)
    const number = `+${Number(bought) + 1}`
    const operator = createClient(host, OPERATOR_KEY)
    const body = { range: `${number}-${number}`, reason: 'to be ported', claimedName: 'Kim' }
    expect((await operator('POST', '/_holdline/stock/withdraw', { body })).status).toBe(200)
    const { json } = await show(number)
    expect(json).toMatchObject({ state: 'withdrawn', until: null, resource: null })
    expect(Object(json).history.at(-1)).toMatchObject({
      ...{ command: 'withdraw', resource: null },
      author: { by: OPERATOR_NAME, claimedName: 'Kim', reason: 'to be ported' },
    })
  })

  it('tells who holds a number, and of one that nobody has touched that it is there', async () => {
    const { contoso, show } = await startNumbers()
    const searchId = await hold(contoso)
    const expected = { state: 'held', until: '2026-01-15T12:15:00.000Z', resource: 'contoso', by: searchId }
    expect((await show('+18885550100')).json).toMatchObject({ ...expected, cost: null, owners: [] })
    expect((await show('+18885550199')).json).toMatchObject({
      ...{ state: 'untouched', resource: null, owners: [], history: [{ command: 'stock' }] },
    })
  })

  it('refuses a number that is not there, and what is no number or no instant', async () => {
    const { show } = await startNumbers()
    expect(await show('+19995550100')).toMatchObject({
      status: 404,
      json: {
        error: {
          code: 'NumberNotInInventory',
          message: 'There is no number +19995550100 in the inventory.',
          target: 'phonenumber',
        },
      },
    })
    expect(await show('0425')).toMatchObject({ status: 400, json: { error: { target: 'phonenumber' } } })
    expect(await show('+18885550100', '?at=2026-02-30T00:00:00Z')).toMatchObject({
      status: 400,
      json: { error: { target: 'at' } },
    })
  })
})
