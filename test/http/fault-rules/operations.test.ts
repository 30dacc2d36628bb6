import { describe, expect, it } from 'vitest'
import type { FaultEffect } from '../../../src/control/faults/fault-document.ts'
import { createClient } from '../../support/client.ts'
import { errorOf } from '../support/error-of.ts'
import { at } from '../support/operations.ts'
import { startFaulty } from './given.ts'

const NUMBERS = at('/phoneNumbers')
const THROTTLED = { status: 429, retryAfter: 3 } as const

describe('a rule', () => {
  it('is made with an id of its own, listed with its hits, read alone and removed', async () => {
    const { operator, contoso, addFault, hits } = await startFaulty()
    const rule = {
      match: { operation: 'PhoneNumbers_ListPhoneNumbers' },
      effect: THROTTLED,
      skip: 1,
      times: 1,
    }
    const id = await addFault(rule)
    expect(id).toMatch(/^fault-[0-9a-f]{8}$/)
    const statuses = []
    for (let time = 0; time < 3; time += 1) statuses.push((await contoso('GET', NUMBERS)).status)
    expect(statuses).toEqual([200, 429, 200])
    const { json } = await operator('GET', `/_holdline/faults/${id}`)
    expect(json).toEqual({ ...rule, id, createdAt: '2026-01-15T12:00:00.000Z', fitting: 3, hits: 1 })
    expect(await hits()).toEqual({ [id]: 1 })
    expect((await operator('DELETE', `/_holdline/faults/${id}`)).status).toBe(204)
    expect((await operator('DELETE', `/_holdline/faults/${id}`)).status).toBe(204)
    expect(errorOf(await operator('GET', `/_holdline/faults/${id}`), 404)).toMatchObject({
      code: 'FaultNotFound',
    })
    expect(await hits()).toEqual({})
  })

  it.each<FaultEffect>([
    { status: 503, body: { error: { code: 'A', list: [1, null] } }, headers: { 'X-A': 'b' }, retryAfter: 0 },
    { status: 503, body: 'text' },
    { status: 200, body: null },
    { latency: { from: '1ms', to: '2ms' }, slowBody: { duration: '1s' } },
    { latency: '1ms', cutBody: { fraction: 0.25 } },
    { outcome: 'NumbersPartiallyAcquired', quantity: 2, stay: 'running', for: 'ever' },
  ])('is shown as it was made: %j', async (effect) => {
    const { operator } = await startFaulty()
    const rule = {
      id: 'mine',
      effect,
      probability: 0.5,
      seed: 1,
      window: { from: '2026-01-01T00:00:00Z' },
      ttl: 'P1D',
    }
    const made = await operator('POST', '/_holdline/faults', { body: rule })
    expect(made.json).toEqual({ ...rule, createdAt: '2026-01-15T12:00:00.000Z', fitting: 0, hits: 0 })
    expect((await operator('GET', '/_holdline/faults')).json).toEqual({ faults: [made.json] })
  })

  it('may have an id that is given, once', async () => {
    const { operator, addFault } = await startFaulty()
    expect(await addFault({ id: 'mine', effect: THROTTLED })).toBe('mine')
    const again = await operator('POST', '/_holdline/faults', { body: { id: 'mine', effect: THROTTLED } })
    expect(errorOf(again, 409)).toMatchObject({ code: 'FaultExists', target: 'id' })
  })

  it('hits no operation of our own, no other plane, and nothing once all are removed', async () => {
    const { operator, contoso, addFault } = await startFaulty([{ effect: THROTTLED }])
    await addFault({ effect: { drop: 'before' } })
    expect((await operator('GET', '/_holdline/stock')).status).toBe(200)
    expect((await contoso('GET', '/nowhere')).status).toBe(404)
    expect((await contoso('GET', NUMBERS)).status).toBe(429)
    expect((await operator('DELETE', '/_holdline/faults')).status).toBe(204)
    expect((await contoso('GET', NUMBERS)).status).toBe(200)
  })

  it('does not hit a request without good credentials', async () => {
    const { host, hits, addFault } = await startFaulty()
    await addFault({ id: 'all', effect: THROTTLED })
    const stranger = createClient(host, Buffer.from('nobody').toString('base64'))
    expect((await stranger('GET', NUMBERS)).status).toBe(401)
    expect(await hits()).toEqual({ all: 0 })
  })

  it('is one of its inventory: a sandbox has its own', async () => {
    const { host, operator, contoso, addFault } = await startFaulty()
    const { json } = await operator('POST', '/_holdline/sandboxes', { body: { name: 'one' } })
    const key = String(Object(json).httpConnectionString).split('accesskey=')[1] ?? ''
    const inSandbox = createClient(host, key)
    const own = await inSandbox('POST', '/_holdline/sandboxes/one/faults', {
      body: { effect: { status: 503 } },
    })
    expect(own.status).toBe(201)
    await addFault({ effect: THROTTLED })
    expect((await inSandbox('GET', `/_holdline/sandboxes/one${NUMBERS}`)).status).toBe(503)
    expect((await contoso('GET', NUMBERS)).status).toBe(429)
  })
})

describe('a rule is refused that', () => {
  it.each([
    ['has no effect', { effect: {} }, /^effect must have one of outcome, /, 'effect'],
    ['lacks the effect', {}, /^effect is required\.$/, 'effect'],
    [
      'has two effects',
      { effect: { status: 500, drop: 'after' } },
      /^effect must have one effect, and has status and drop: make two rules\.$/,
      'effect',
    ],
    [
      'names an operation that there is not',
      { match: { operation: 'Buy' }, effect: THROTTLED },
      /^match\.operation must be one of BrowseAvailableNumbers, .*OperatorInformationSearch, .*SipRouting_Update\.$/,
      'operation',
    ],
    [
      'has an unknown field',
      { match: { area: '425' }, effect: THROTTLED },
      /^match\.area is unknown; known are operation, country, numberType, areaCode, phoneNumber, resource\.$/,
      'area',
    ],
    [
      'has an unknown effect',
      { effect: { explode: true } },
      /^effect\.explode is unknown; known are outcome, .*cutBody\.$/,
      'explode',
    ],
    [
      'has an error that the API does not know',
      { effect: { outcome: 'Sold' } },
      /^effect\.outcome must be one of UnknownErrorCode, .*, UnknownSearchError\.$/,
      'outcome',
    ],
    [
      'has a latency of another kind',
      { effect: { latency: 5 } },
      /^effect\.latency must be of type string or object\.$/,
      'latency',
    ],
    ['lacks a bound', { effect: { latency: { from: '1s' } } }, /^effect\.latency\.to is required\.$/, 'to'],
    ['has a status that is none', { effect: { status: 99 } }, /^effect\.status must be >= 200\.$/, 'status'],
    [
      'has no duration as ttl',
      { ttl: 'soon', effect: THROTTLED },
      /^ttl must be a duration, such as /,
      'ttl',
    ],
    ['is no object', '[]', /^The request body must be of type object\.$/, undefined],
  ])('%s', async (_, body, message, target) => {
    const { operator, hits } = await startFaulty()
    const error = errorOf(await operator('POST', '/_holdline/faults', { body }))
    expect(error).toEqual({
      code: 'InvalidInput',
      message: expect.stringMatching(message),
      ...(target && { target }),
    })
    expect(await hits()).toEqual({})
  })
})
