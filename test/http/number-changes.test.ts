import { describe, expect, it } from 'vitest'
import { NO_NUMBERS } from '../../src/numbering/state-counts.ts'
import { NOON, OPERATOR_KEY, OPERATOR_NAME, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { at, buy, hold } from './support/operations.ts'

const FREE = '+18885550150'

async function startNumbers() {
  const app = await startApp({ policy: { agingMs: 60_000 } })
  const operator = createClient(app.host, OPERATOR_KEY)
  const pathOf = (number: string) => `/_holdline/numbers/${encodeURIComponent(number)}`
  const change = async (number: string, verb: string, body?: object) =>
    checkAnswer(await operator('POST', `${pathOf(number)}/${verb}`, { ...(body && { body }) }))
  const show = async (number: string, query = '') =>
    Object((await checkAnswer(await operator('GET', `${pathOf(number)}${query}`))).json)
  const post = async (path: string, body: object) =>
    checkAnswer(await operator('POST', `/_holdline/${path}`, { body }))
  const later = (ms: number) => app.store.setClock({ mode: 'frozen', at: NOON + ms })
  return { ...app, change, show, post, later }
}

function refusal(status: number, code: string, message: RegExp | string = /./) {
  return { status, json: { error: { code, message: expect.stringMatching(message) } } }
}

describe('POST /_holdline/numbers/{phoneNumber}/…', () => {
  it('gives a number to a resource, which finds it among its own at the price of its offering', async () => {
    const { change, contoso, fabrikam, show, later } = await startNumbers()
    const body = { resource: 'fabrikam', reason: 'a migration', claimedName: 'Kim' }
    const reply = await change(FREE, 'assign', body)
    expect(reply).toMatchObject({
      status: 200,
      json: { changed: true, phoneNumber: FREE, state: 'owned', resource: 'fabrikam', isProtected: false },
    })
    expect(await change(FREE, 'assign', body)).toMatchObject({ status: 200, json: { changed: false } })
    const own = at(`/phoneNumbers/${encodeURIComponent(FREE)}`)
    expect(Object((await fabrikam('GET', own)).json)).toMatchObject({
      ...{ phoneNumber: FREE, phoneNumberType: 'tollFree', assignmentType: 'application' },
      capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
      ...{ cost: { amount: 2 }, purchaseDate: '2026-01-15T12:00:00.000+00:00' },
    })
    await later(1_000)
    expect(await change(FREE, 'transfer', { from: 'fabrikam', to: 'contoso' })).toMatchObject({ status: 200 })
    expect((await fabrikam('GET', own)).status).toBe(404)
    expect((await contoso('GET', own)).status).toBe(200)
    const { owners, history } = await show(FREE, '?at=2026-01-15T12:00:00.500Z')
    expect(owners).toMatchObject([
      { resource: 'fabrikam', from: '2026-01-15T12:00:00.000Z', until: '2026-01-15T12:00:01.000Z' },
      { resource: 'contoso', from: '2026-01-15T12:00:01.000Z', until: null, cost: { amount: 2 } },
    ])
    expect(history[1]).toMatchObject({
      ...{ command: 'assign', resource: 'fabrikam', cost: { amount: 2 } },
      author: { by: OPERATOR_NAME, claimedName: 'Kim', reason: 'a migration' },
    })
    expect(await change(FREE, 'transfer', { from: 'fabrikam', to: 'adatum' })).toMatchObject(
      refusal(404, 'ResourceNotFound'),
    )
  })

  it('answers a release of a protected number with 409, to its owner and to the operator', async () => {
    const { change, contoso, show } = await startNumbers()
    const [number = ''] = await buy(contoso)
    expect((await change(number, 'protect')).json).toMatchObject({ changed: true, isProtected: true })
    const release = () => contoso('DELETE', at(`/phoneNumbers/${encodeURIComponent(number)}`))
    expect(await checkAnswer(await release())).toMatchObject(
      refusal(409, 'ScopeLocked', `The phone number \\${number} is protected against deletion`),
    )
    expect(await change(number, 'release')).toMatchObject(refusal(409, 'NumberProtected'))
    expect(await change(number, 'port-out')).toMatchObject(refusal(409, 'NumberProtected'))
    expect(await show(number)).toMatchObject({ state: 'owned', isProtected: true })
    await change(number, 'unprotect')
    expect((await release()).status).toBe(202)
  })

  it('releases a number with the rest of its owner, and gives it back meanwhile', async () => {
    const { change, contoso } = await startNumbers()
    const [number = ''] = await buy(contoso)
    expect((await change(number, 'release', { reason: 'unpaid' })).json).toMatchObject({
      ...{ state: 'aging', until: '2026-01-15T12:01:00.000Z' },
    })
    expect(await change(number, 'release')).toMatchObject(refusal(409, 'NumberState', 'aging until 2026'))
    expect((await change(number, 'restore')).json).toMatchObject({ state: 'owned', resource: 'contoso' })
  })

  it('never offers a ported-out number: an import goes around it, a deletion leaves it, a search does not find it', async () => {
    const { change, contoso, post, store, show } = await startNumbers()
    expect((await change(FREE, 'port-out', { reason: 'to Example Carrier' })).json).toMatchObject({
      ...{ state: 'portedOut', until: null, reason: 'to Example Carrier' },
    })
    const stock = { country: 'US', phoneNumberType: 'tollFree', areaCode: '888' }
    const capabilities = { calling: 'inbound+outbound', sms: 'inbound+outbound' }
    const ranges = ['+18885550100-+18885550199']
    expect((await post('stock/import', { stocks: [{ ...stock, capabilities, ranges }] })).json).toEqual({
      ...{ added: 0, known: 100, portedOut: 1, conflicts: [] },
    })
    const left = { ...NO_NUMBERS, portedOut: 1 }
    for (const verb of ['withdraw', 'restore']) {
      const range = '+18885550150-+18885550150'
      expect((await post(`stock/${verb}`, { range })).json).toEqual({ changed: 0, left })
    }
    expect((await post('stock/delete', { range: ranges[0] })).json).toEqual({
      changed: 99,
      left,
      onceOwned: 0,
    })
    for (const [verb, body] of [
      ['assign', { resource: 'contoso' }],
      ['quarantine', { until: '2026-02-01T00:00:00Z' }],
      ['restore', {}],
      ['release', {}],
    ] as const) {
      expect(await change(FREE, verb, body)).toMatchObject(refusal(409, 'NumberState', 'ported out'))
    }
    expect(Object((await hold(contoso)) ?? {})).toBeDefined()
    expect(await store.explainNumber(FREE)).toMatchObject({ value: { state: { kind: 'portedOut' } } })
    expect((await change(FREE, 'port-in', { resource: 'fabrikam' })).json).toMatchObject({
      ...{ state: 'owned', resource: 'fabrikam' },
    })
    expect((await show(FREE)).owners).toMatchObject([{ resource: 'fabrikam' }])
  })

  it.each([
    ['assign', {}, 'resource'],
    ['assign', { resource: 'contoso', assignmentType: 'dog' }, 'assignmenttype'],
    ['transfer', { from: 'contoso' }, 'to'],
    ['quarantine', { until: 'tomorrow' }, 'until'],
    ['quarantine', { until: '2026-01-15T12:00:00Z' }, 'until'],
    ['port-out', { resource: 'contoso' }, undefined],
    ['port-in', { assignmentType: 'person' }, 'assignmenttype'],
  ])('%s refuses %j', async (verb, body, target) => {
    const { change } = await startNumbers()
    const { status, json } = await change(FREE, verb, body)
    expect([status, Object(json).error]).toEqual([
      400,
      expect.objectContaining({ code: 'InvalidInput', ...(target !== undefined && { target }) }),
    ])
  })

  it('refuses a held number, one that is not there, and what is no number', async () => {
    const { change, contoso } = await startNumbers()
    await hold(contoso)
    for (const [verb, body] of [
      ['assign', { resource: 'fabrikam' }],
      ['port-out', {}],
      ['quarantine', { until: '2026-02-01T00:00:00Z' }],
    ] as const) {
      expect(await change('+18885550100', verb, body)).toMatchObject(
        refusal(409, 'NumberState', /held until 2026\S+ by search \S+ of contoso\. /),
      )
    }
    expect(await change('+19995550100', 'port-out')).toMatchObject(refusal(404, 'NumberNotInInventory'))
    expect(await change('+19995550100', 'assign', { resource: 'contoso' })).toMatchObject(
      refusal(404, 'NumberNotInInventory'),
    )
    expect(await change('0425', 'port-out')).toMatchObject(refusal(400, 'InvalidInput'))
  })
})
