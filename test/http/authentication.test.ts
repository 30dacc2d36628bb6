import { describe, expect, it } from 'vitest'
import { CONTOSO_KEY } from '../support/app.ts'
import { send } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'
import { checkAnswer } from './support/check-answer.ts'
import { NINE_OPERATIONS, OPERATIONS_WITH_BODY } from './support/nine-operations.ts'
import { at, numbersOf, recorded } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const DENIED = recorded('Denied', 'Denied by the resource provider.')
const NO_BODY = Buffer.alloc(0)

describe('without a signature', () => {
  const other = [
    { operation: 'an unknown path', method: 'GET', path: '/nowhere' },
    { operation: 'the root', method: 'GET', path: '/' },
    { operation: 'another method', method: 'PUT', path: '/phoneNumbers' },
    { operation: 'OPTIONS', method: 'OPTIONS', path: '/phoneNumbers' },
    { operation: 'QUERY', method: 'QUERY', path: '/phoneNumbers' },
    { operation: 'a bad target', method: 'GET', path: '/phoneNumbers/%zz' },
    { operation: 'a long target', method: 'GET', path: `/phoneNumbers/${'1'.repeat(300)}` },
    { operation: 'an unknown path of our own', method: 'POST', path: '/_holdline/nothing' },
    { operation: 'our own root', method: 'GET', path: '/_holdline' },
  ]

  it.each([...NINE_OPERATIONS, ...other])('$operation is denied in the recorded words', async (request) => {
    const { host } = await startCheckedApp()
    for (const target of [at(request.path), request.path]) {
      const body = Buffer.from('body' in request ? JSON.stringify(request.body ?? '') : '')
      const headers = { host, 'content-type': 'application/json' }
      const reply = checkAnswer(await send(host, request.method, target, body, headers))
      expect(reply.status).toBe(401)
      expect(reply.json).toEqual(DENIED)
      expect(reply.headers).not.toHaveProperty('www-authenticate')
    }
  })

  it('a body that is too large or no JSON is denied as well', async () => {
    const { host } = await startCheckedApp()
    for (const body of [Buffer.alloc(1024 * 1024 + 1), Buffer.from('{'), NO_BODY]) {
      const target = at('/availablePhoneNumbers/:purchase')
      const reply = checkAnswer(await send(host, 'POST', target, body, { host }))
      expect([reply.status, reply.json]).toEqual([401, DENIED])
    }
  })
})

describe('with a signature', () => {
  it.each(OPERATIONS_WITH_BODY)('$operation is denied with another body', async ({ method, path, body }) => {
    const { host, contoso } = await startCheckedApp()
    const target = at(path)
    const signed = Buffer.from(JSON.stringify(body))
    const headers = {
      ...signedHeaders({ method, target, host, body: signed, accessKey: CONTOSO_KEY }),
      'content-type': 'application/json',
    }
    for (const sent of [Buffer.from(`${signed} `), Buffer.from('{}'), Buffer.from('{'), NO_BODY]) {
      const reply = checkAnswer(await send(host, method, target, sent, headers))
      expect([reply.status, reply.json]).toEqual([401, DENIED])
    }
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual([])
  })

  it.each(NINE_OPERATIONS)('$operation is denied to another method or query', async ({ method, path }) => {
    const { host } = await startCheckedApp()
    const accessKey = CONTOSO_KEY
    const changed = [
      signedHeaders({ method: method === 'GET' ? 'DELETE' : 'GET', target: at(path), host, accessKey }),
      signedHeaders({ method, target: at(path, '2025-06-01'), host, accessKey }),
    ]
    for (const headers of changed) {
      const reply = checkAnswer(await send(host, method, at(path), NO_BODY, headers))
      expect([reply.status, reply.json]).toEqual([401, DENIED])
    }
  })
})
