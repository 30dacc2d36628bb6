import { expect, it } from 'vitest'
import { OPERATOR_KEY, OPERATOR_NAME, startApp, type TestAppOptions } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import {
  at,
  buy,
  buyHold,
  GEOGRAPHIC_SEARCH,
  getResult,
  hold,
  numbersOf,
  searchTarget,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'

const START = Date.UTC(2026, 0, 1)
const DAY = 24 * 3_600_000
const day = (count: number) => new Date(START + count * DAY).toISOString()
const CLOSED = { status: 403, json: { error: { code: 'ResourceSuspended' } } }

async function start(options: TestAppOptions = {}) {
  const app = await startApp({ offerings: 'undeclared', ...options })
  await app.store.resetClock({ mode: 'frozen', at: START })
  const operator = createClient(app.host, OPERATOR_KEY)
  const post = async (what: string, body: object = {}) =>
    checkAnswer(await operator('POST', `/_holdline/resources/contoso/${what}`, { body }), 'POST')
  const show = async (number: string) =>
    Object(checkAnswer(await operator('GET', `/_holdline/numbers/${encodeURIComponent(number)}`)).json)
  const owned = async () => {
    const { json } = await app.contoso('GET', at('/phoneNumbers', '2025-06-01'))
    return Object(json).phoneNumbers.map(({ phoneNumber }: { phoneNumber: string }) => phoneNumber)
  }
  const stock = async () => {
    const { json } = checkAnswer(await operator('GET', '/_holdline/stock?phoneNumberType=tollFree'))
    const { free, owned: its, aging } = Object(json)
    return { free, owned: its, aging }
  }
  const onDay = (count: number) => app.store.setClock({ mode: 'frozen', at: START + count * DAY })
  return { ...app, operator, post, show, owned, stock, onDay }
}

it('a closed resource reads, changes nothing, and owns its numbers until they are released and have rested', async () => {
  const { contoso, fabrikam, operator, post, show, owned, stock, onDay } = await start()
  await operator('POST', '/_holdline/aging', {
    body: { country: 'US', numberType: 'tollFree', seconds: (10 * DAY) / 1_000 },
  })
  const [number = ''] = await buy(contoso)
  const [geographic = ''] = await buy(contoso, GEOGRAPHIC_SEARCH)
  const held = await hold(contoso)
  expect(await post('close', { releaseAfter: 'P20D' })).toMatchObject({
    status: 200,
    json: { state: 'closed', closedSince: day(0), releaseAt: day(20) },
  })
  for (const change of [
    contoso('POST', searchTarget(), { body: TOLL_FREE_SEARCH }),
    buyHold(contoso, held),
    contoso('DELETE', at(`/phoneNumbers/${encodeURIComponent(number)}`)),
  ]) {
    expect(await change).toMatchObject(CLOSED)
  }
  expect(await owned()).toEqual([geographic, number])
  expect(await stock()).toEqual({ free: 98, owned: 1, aging: 0 })
  expect(await show(number)).toMatchObject({ state: 'owned', resource: 'contoso', until: day(20) })

  await onDay(20)
  expect(await owned()).toEqual([])
  expect((await contoso('GET', at(`/phoneNumbers/${encodeURIComponent(number)}`))).status).toBe(404)
  expect(await show(number)).toMatchObject({
    state: 'aging',
    until: day(30),
    owners: [{ resource: 'contoso', from: day(0), until: day(20) }],
  })
  expect(await show(geographic)).toMatchObject({ state: 'free' })
  expect(await stock()).toEqual({ free: 99, owned: 0, aging: 1 })

  await onDay(30)
  expect(await show(number)).toMatchObject({ state: 'free' })
  const searchId = await hold(fabrikam, { quantity: 100 })
  expect(numbersOf(await getResult(fabrikam, searchId))).toContain(number)
  expect((await buyHold(fabrikam, searchId)).status).toBe(202)
  const { history, ...shown } = await show(number)
  expect(shown).toMatchObject({
    state: 'owned',
    resource: 'fabrikam',
    until: null,
    owners: [
      { resource: 'contoso', until: day(20) },
      { resource: 'fabrikam', until: null },
    ],
  })
  expect(history.map(({ command }: { command: string }) => command)).toEqual([
    'stock',
    'search',
    'purchase',
    'close',
    'search',
    'purchase',
  ])
  expect(history[3]).toMatchObject({ resource: 'contoso', until: day(30), author: { by: OPERATOR_NAME } })
})

it('a resource that is resumed before then keeps its numbers, and later the rest of them', async () => {
  const { contoso, post, show, owned, stock, onDay } = await start()
  const numbers = await buy(contoso, { quantity: 3 })
  await post('close', { releaseAfter: '10d' })
  await onDay(9)
  expect(await post('resume')).toMatchObject({ status: 200, json: { state: 'active' } })
  await onDay(40)
  expect(await owned()).toEqual(numbers)
  expect(await show(String(numbers[0]))).toMatchObject({
    state: 'owned',
    until: null,
    owners: [{ resource: 'contoso', until: null }],
  })
  expect(await stock()).toMatchObject({ owned: 3 })
  // They are its own in every way: it can change and release them.
  const target = at(`/phoneNumbers/${encodeURIComponent(String(numbers[0]))}`)
  const patched = await contoso('PATCH', target.replace('?', '/capabilities?'), { body: { sms: 'inbound' } })
  expect(patched.status).toBe(202)
  expect((await contoso('DELETE', target)).status).toBe(202)
  expect(await owned()).toEqual(numbers.slice(1))
  expect(await show(String(numbers[0]))).toMatchObject({ state: 'free' })

  await post('close', { releaseAfter: '1d' })
  await onDay(41)
  await post('resume')
  expect(await owned()).toEqual([])
  expect(await buy(contoso, { quantity: 3 })).toHaveLength(3)
  expect(await owned()).toHaveLength(3)
})

it('is closed for 30 days unless told otherwise; a repetition changes nothing, and another time moves the numbers', async () => {
  const { contoso, post, show, onDay } = await start()
  const [number = ''] = await buy(contoso)
  expect((await post('close')).json).toMatchObject({ releaseAt: day(30) })
  await onDay(5)
  expect((await post('close')).json).toMatchObject({ closedSince: day(0), releaseAt: day(30) })
  expect(await show(number)).toMatchObject({ until: day(30) })
  expect((await post('close', { releaseAfter: 'P1D' })).json).toMatchObject({
    closedSince: day(0),
    releaseAt: day(6),
  })
  expect(await show(number)).toMatchObject({ until: day(6), owners: [{ until: day(6) }] })
})

it('an export has the end of the ownership, and a snapshot of leftovers only what is owned', async () => {
  const { contoso, operator, post, onDay } = await start()
  await buy(contoso)
  await post('close', { releaseAfter: 'P20D' })
  const runs = async (state: string) =>
    Object(checkAnswer(await operator('GET', `/_holdline/stock/numbers?state=${state}`)).json).numbers
  expect(await runs('owned')).toMatchObject([{ resource: 'contoso', until: day(20) }])
  const leftovers = async () => Object((await operator('GET', '/_holdline/leftovers')).json).owned
  expect(await leftovers()).toHaveLength(1)
  await onDay(20)
  expect(await runs('owned')).toEqual([])
  expect(await leftovers()).toHaveLength(0)
})

it.each(['soon', 'P1M', ''])(
  'releaseAfter "%s": a 400, and the resource is not closed',
  async (releaseAfter) => {
    const { post, contoso } = await start()
    const { status, json } = await post('close', { releaseAfter })
    expect(status).toBe(400)
    expect(Object(json).error).toMatchObject({
      message: expect.stringMatching(/^releaseAfter must be a duration, such as/),
      target: 'releaseafter',
    })
    expect(await buy(contoso)).toHaveLength(1)
  },
)

it('the operator saves numbers of a closed resource, and gives it none', async () => {
  const { contoso, operator, post, show, owned, stock, onDay } = await start()
  const change = async (number: string, verb: string, body: object = {}) =>
    checkAnswer(
      await operator('POST', `/_holdline/numbers/${encodeURIComponent(number)}/${verb}`, { body }),
      'POST',
    )
  const refused = { status: 409, json: { error: { code: 'ResourceClosed', target: 'phonenumber' } } }
  await operator('POST', '/_holdline/aging', {
    body: { country: 'US', numberType: 'tollFree', seconds: (10 * DAY) / 1_000 },
  })
  const [moved = '', kept = '', lost = '', released = ''] = await buy(contoso, { quantity: 4 })
  const before = await stock()
  await post('close', { releaseAfter: 'P20D' })
  expect(await change(moved, 'transfer', { to: 'fabrikam' })).toMatchObject({
    ...{ status: 200, json: { state: 'owned', resource: 'fabrikam', until: null } },
  })
  expect((await change(kept, 'protect')).json).toMatchObject({ isProtected: true, until: null })
  expect((await change(released, 'release')).json).toMatchObject({ state: 'aging', until: day(10) })
  expect(await stock()).toEqual({ ...before, owned: before.owned - 1, aging: before.aging + 1 })
  await post('close')

  await onDay(21)
  expect(await owned()).toEqual([kept])
  expect(await show(moved)).toMatchObject({ state: 'owned', resource: 'fabrikam' })
  expect(await show(lost)).toMatchObject({ state: 'aging', until: day(30) })
  expect(await stock()).toMatchObject({ owned: 2, aging: 1 })
  for (const [number, verb, body] of [
    [moved, 'transfer', { to: 'contoso' }],
    [released, 'assign', { resource: 'contoso' }],
    [lost, 'restore', {}],
  ] as const) {
    expect(await change(number, verb, body)).toMatchObject(refused)
  }
  await post('resume')
  expect((await change(lost, 'restore')).json).toMatchObject({ state: 'owned', resource: 'contoso' })
  expect(await owned()).toEqual([kept, lost].sort())
  const { owners } = await show(lost)
  expect(owners).toMatchObject([
    { resource: 'contoso', until: day(20) },
    { resource: 'contoso', from: day(21), until: null, cost: owners[0].cost },
  ])
})
