import { describe, expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { BY_TEST } from '../support/by-test.ts'
import { createClient } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { openRequest } from './support/open-request.ts'
import {
  at,
  buy,
  buyHold,
  getResult,
  hold,
  numbersOf,
  searchTarget,
  TOLL_FREE_SEARCH,
} from './support/operations.ts'
import { browse, getReservation, ID, OTHER_ID, reservationTarget, reserve } from './support/reservations.ts'

const PATH = '/_holdline/resources'
const V = '2025-06-01'
const SUSPENDED = {
  status: 403,
  json: {
    error: {
      code: 'ResourceSuspended',
      message: 'This resource is suspended: it can read, and change nothing, until its operator resumes it.',
    },
  },
}
const CONTOSO = {
  name: 'contoso',
  origin: 'configuration',
  hosts: [],
  keys: [{ id: expect.stringMatching(/^[0-9a-f]{16}$/) }],
  limits: {},
  state: 'active',
}

async function start() {
  const app = await startApp({ offerings: 'undeclared' })
  const operator = createClient(app.host, OPERATOR_KEY)
  const ask = async (method: string, path = '', body?: object) =>
    checkAnswer(await operator(method, `${PATH}${path}`, body && { body }), method)
  const search = (quantity = 1) =>
    app.contoso('POST', searchTarget('US', V), { body: { ...TOLL_FREE_SEARCH, quantity } })
  return { ...app, ask, search }
}

describe('a suspended resource', () => {
  it('changes nothing and reads everything, beside others, until it is resumed', async () => {
    const { contoso, fabrikam, ask, search } = await start()
    const [number = ''] = await buy(contoso)
    const held = await hold(contoso)
    await reserve(contoso, [1])
    expect(await ask('POST', '/contoso/suspend')).toMatchObject({
      status: 200,
      json: { ...CONTOSO, state: 'suspended', suspendedSince: '2026-01-15T12:00:00.000Z' },
    })
    const owned = `/phoneNumbers/${encodeURIComponent(number)}`
    const merge = { headers: { 'content-type': 'application/merge-patch+json' } }
    const changes = [
      search(),
      buyHold(contoso, held),
      contoso('DELETE', at(`/phoneNumbers/operations/search_${held}`, V)),
      contoso('PATCH', at(`${owned}/capabilities`, V), { body: { sms: 'none' }, ...merge }),
      contoso('DELETE', at(owned, V)),
      contoso('PATCH', reservationTarget(OTHER_ID), { body: { phoneNumbers: {} }, ...merge }),
      contoso('POST', at(`/availablePhoneNumbers/reservations/${ID}/:purchase`, V), { body: {} }),
      contoso('DELETE', reservationTarget(ID)),
    ]
    for (const reply of await Promise.all(changes)) expect(checkAnswer(reply)).toMatchObject(SUSPENDED)
    const reads = [
      getResult(contoso, held, V),
      getReservation(contoso, ID),
      contoso('GET', at(owned, V)),
      browse(contoso, { phoneNumberType: 'tollFree' }),
      contoso('POST', at('/operatorInformation/:search', V), { body: { phoneNumbers: [number] } }),
    ]
    expect((await Promise.all(reads)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(numbersOf(await contoso('GET', at('/phoneNumbers', V)))).toEqual([number])
    await hold(fabrikam)
    // Nothing of it was done.
    expect((await ask('POST', '/contoso/resume')).json).toEqual(CONTOSO)
    expect((await buyHold(contoso, held)).status).toBe(202)
    expect((await contoso('DELETE', at(owned, V))).status).toBe(202)
  })

  it('changes nothing that it asked for before, and whose body comes after', async () => {
    const { host, contoso, ask } = await start()
    const body = Buffer.from(JSON.stringify({ searchId: await hold(contoso) }))
    const { socket, see, received } = openRequest({
      host,
      target: at('/availablePhoneNumbers/:purchase', V),
      body,
      headers: { expect: '100-continue' },
    })
    await see(/^HTTP\/1\.1 100 /)
    socket.write(body.subarray(0, 9))
    await ask('POST', '/contoso/suspend')
    socket.write(body.subarray(9))
    await see(/\r\nHTTP\/1\.1 [245]/)
    expect(received()).toContain('HTTP/1.1 403 ')
    expect(numbersOf(await contoso('GET', at('/phoneNumbers', V)))).toEqual([])
  })

  it('stays suspended since the first time, and to resume an active one is no change', async () => {
    const { ask, store } = await start()
    await ask('POST', '/contoso/suspend')
    await store.setClock({ mode: 'frozen', at: Date.UTC(2026, 0, 16) })
    const { json } = await ask('POST', '/contoso/suspend')
    expect(json).toMatchObject({ suspendedSince: '2026-01-15T12:00:00.000Z' })
    expect((await ask('POST', '/fabrikam/resume')).json).toEqual({ ...CONTOSO, name: 'fabrikam' })
    const { json: list } = await ask('GET')
    expect(list).toMatchObject({ resources: [{ state: 'suspended' }, { name: 'fabrikam', state: 'active' }] })
  })
})

describe('limits of a resource', () => {
  it('hold at once, and those that are null are again those for all', async () => {
    const { ask, search } = await start()
    const { json } = await ask('PATCH', '/contoso', { limits: { maxSearchQuantity: 2, maxHeldNumbers: 2 } })
    expect(json).toEqual({ ...CONTOSO, limits: { maxSearchQuantity: 2, maxHeldNumbers: 2 } })
    expect((await search(3)).status).toBe(400)
    expect((await search(2)).status).toBe(202)
    expect((await search()).status).toBe(429)
    const changed = await ask('PATCH', '/contoso', { limits: { maxHeldNumbers: null } })
    expect(changed.json).toMatchObject({ limits: { maxSearchQuantity: 2 } })
    expect((await search()).status).toBe(202)
    await ask('PATCH', '/contoso', { limits: { maxSearchQuantity: null } })
    expect((await ask('GET', '/contoso')).json).toEqual(CONTOSO)
    expect((await search(9)).status).toBe(202)
  })

  it.each([
    [{ limits: { maxHeldNumbers: -1 } }, 'limits.maxHeldNumbers must be >= 0.'],
    [{ limits: { maxSearchQuantity: 0 } }, 'limits.maxSearchQuantity must be >= 1.'],
    [{ limits: { maxHeldNumbers: 1.5 } }, 'limits.maxHeldNumbers must be of type integer.'],
    [{ limits: { maxHeld: 1 } }, /^limits\.maxHeld is unknown; known are maxSearchQuantity, /],
    [{ accessKeys: ['c2VjcmV0'] }, /is (required|unknown)/],
  ])('%j: a 400 that says what is wrong', async (body, message) => {
    const { ask } = await start()
    const { status, json } = await ask('PATCH', '/contoso', body)
    expect([status, Object(json).error.message]).toEqual([400, expect.stringMatching(message)])
    expect((await ask('GET', '/contoso')).json).toEqual(CONTOSO)
  })
})

it('a resource of the register that is not in force is shown with the reason, and can be set right', async () => {
  const { ask, store, register, host } = await start()
  expect((await ask('POST', '', { name: 'adatum', hosts: ['a.example'] })).status).toBe(201)
  const documents = new Map([['resource/wingtip', { name: 'wingtip', hosts: ['a.example'] }]])
  await store.changeRegister({ version: register.current().version, documents, ...BY_TEST })
  const reason = expect.stringContaining('share the host "a.example"')
  expect((await ask('GET')).json).toMatchObject({
    resources: [{}, {}, { name: 'adatum' }, { name: 'wingtip', notInForce: reason }],
  })
  const { json: key } = await ask('POST', '/wingtip/keys')
  const { accessKey, id } = Object(key)
  const status = async () => (await createClient(host, accessKey)('GET', at('/phoneNumbers', V))).status
  expect(await status()).toBe(401)
  expect(await ask('POST', '', { name: 'wingtip' })).toMatchObject({ status: 409 })
  expect(await ask('PATCH', '/wingtip', { limits: { maxHeldNumbers: 1 } })).toMatchObject({
    status: 200,
    json: { notInForce: reason },
  })
  expect(await ask('PATCH', '/wingtip', { hosts: ['A.example'] })).toMatchObject({
    status: 409,
    json: { error: { message: reason } },
  })
  expect((await ask('PATCH', '/wingtip', { hosts: ['x/y'] })).status).toBe(400)
  const { json } = await ask('PATCH', '/wingtip', { hosts: ['W.example'] })
  expect(json).toMatchObject({ hosts: ['w.example'], limits: { maxHeldNumbers: 1 } })
  expect(json).not.toHaveProperty('notInForce')
  expect(await status()).toBe(200)
  expect((await ask('DELETE', `/wingtip/keys/${id}`)).status).toBe(200)
  expect((await ask('PATCH', '/contoso', { hosts: [] })).status).toBe(409)
})

it('a resource that is not there is a 404, whatever its name', async () => {
  const { ask } = await start()
  for (const name of ['nobody', 'a b', '%2e%2e%2fcontoso', 'é', '%00', "'; DROP TABLE register; --"]) {
    const path = `/${encodeURIComponent(name)}`
    const replies = [
      await ask('GET', path),
      await ask('PATCH', path, { limits: {} }),
      await ask('POST', `${path}/suspend`),
      await ask('POST', `${path}/resume`),
    ]
    for (const { status, json } of replies) {
      expect([status, Object(json).error.code]).toEqual([404, 'ResourceNotFound'])
    }
  }
})
