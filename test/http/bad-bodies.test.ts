import { describe, expect, it } from 'vitest'
import { CONTOSO_KEY } from '../support/app.ts'
import { send } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'
import { checkAnswer } from './support/check-answer.ts'
import { NINE_OPERATIONS, OPERATIONS_WITH_BODY } from './support/nine-operations.ts'
import { at, buy, recorded } from './support/operations.ts'
import { sendRaw } from './support/raw.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const NO_JSON = recorded('BadRequest', 'The request body is not valid JSON in UTF-8.')
const TOO_LARGE = recorded('RequestEntityTooLarge', 'The request body is larger than 64 KiB.')
const LIMIT = 64 * 1024

const BROKEN: readonly [string, string | Uint8Array][] = [
  ['half an object', '{"searchId":'],
  ['a trailing comma', '{"sms":"none",}'],
  ['single quotes', "{'sms':'none'}"],
  ['a word', 'undefined'],
  ['white space', ' \r\n'],
  ['two values', '{}{}'],
  ['a form', 'sms=none&calling=none'],
  ['HTML', '<html></html>'],
  ['a NUL', '\0'],
  ['invalid UTF-8', Buffer.from('7b22736d73223a22ff227d', 'hex')],
  ['half a character', Buffer.from('{"sms":"é"}').subarray(0, 9)],
  ['UTF-16', Buffer.from('{"sms":"none"}', 'utf16le')],
  ['gzip', Buffer.from('1f8b0800000000000003', 'hex')],
  ['a deep nest that does not end', '['.repeat(LIMIT)],
]

describe.each(OPERATIONS_WITH_BODY)('$operation', ({ method, path, body }) => {
  it.each(BROKEN)('says that %s is no JSON', async (_, broken) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso(method, at(path), { body: broken })
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual(NO_JSON)
  })

  it('takes a body of 64 KiB and no byte more', async () => {
    const { contoso } = await startCheckedApp()
    const padded = (size: number) => JSON.stringify(body).padEnd(size, ' ')
    const usual = (await contoso(method, at(path), { body })).status
    expect((await contoso(method, at(path), { body: padded(LIMIT) })).status).toBe(usual)
    const reply = await contoso(method, at(path), { body: padded(LIMIT + 1) })
    expect(reply.status).toBe(413)
    expect(reply.json).toEqual(TOO_LARGE)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'text/json', 'json', ''])(
    'refuses the content type "%s"',
    async (contentType) => {
      const { contoso } = await startCheckedApp()
      const headers = { 'content-type': contentType }
      const reply = await contoso(method, at(path), { body, headers })
      expect(reply.status).toBe(415)
      expect(reply.json).toMatchObject({ error: { code: 'UnsupportedMediaType' } })
    },
  )

  it('refuses a body without a content type', async () => {
    const { host } = await startCheckedApp()
    const bytes = Buffer.from(JSON.stringify(body))
    const headers = signedHeaders({ method, target: at(path), host, body: bytes, accessKey: CONTOSO_KEY })
    const reply = checkAnswer(await send(host, method, at(path), bytes, headers))
    expect(reply.status).toBe(415)
    expect(reply.json).toMatchObject({ error: { code: 'UnsupportedMediaType' } })
  })

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/json ;x="y"',
  ])('takes the content type "%s"', async (contentType) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso(method, at(path), { body, headers: { 'content-type': contentType } })
    expect([202, 403, 404]).toContain(reply.status)
  })

  it('refuses a chunked body that grows too large', async () => {
    const { host } = await startCheckedApp()
    const bytes = Buffer.alloc(LIMIT + 1, ' ')
    const signed = signedHeaders({ method, target: at(path), host, body: bytes, accessKey: CONTOSO_KEY })
    const headers = Object.entries({ ...signed, 'transfer-encoding': 'chunked' })
    const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    const chunk = `${bytes.length.toString(16)}\r\n${bytes}\r\n0\r\n\r\n`
    const reply = await sendRaw(host, `${method} ${at(path)} HTTP/1.1\r\n${head}\r\n${chunk}`)
    expect(reply.status).toBe(413)
    expect(JSON.parse(reply.body)).toEqual(TOO_LARGE)
  })
})

describe('merge-patch', () => {
  it('is no content type of a search or a purchase', async () => {
    const { contoso } = await startCheckedApp()
    const headers = { 'content-type': 'application/merge-patch+json' }
    for (const { method, path, body } of OPERATIONS_WITH_BODY.filter(({ method }) => method === 'POST')) {
      expect((await contoso(method, at(path), { body, headers })).status).toBe(415)
    }
  })
})

describe('a request without a body', () => {
  const bodyless = NINE_OPERATIONS.filter(({ body }) => body === undefined)

  it.each(bodyless)('for $operation may have a content type', async ({ method, path }) => {
    const { contoso } = await startCheckedApp()
    await buy(contoso)
    const usual = (await contoso(method, at(path))).status
    for (const type of ['application/json', 'application/merge-patch+json', 'text/plain; charset=utf-8']) {
      const reply = await contoso(method, at(path), { headers: { 'content-type': type } })
      expect(reply.status).toBe(usual)
    }
  })

  it.each(bodyless.filter(({ method }) => method === 'DELETE'))(
    'for $operation is denied if one comes with it all the same',
    async ({ method, path }) => {
      const { host } = await startCheckedApp()
      const signed = signedHeaders({ method, target: at(path), host, accessKey: CONTOSO_KEY })
      const headers = { ...signed, 'content-type': 'application/json' }
      const reply = checkAnswer(await send(host, method, at(path), Buffer.from('{}'), headers))
      expect(reply.status).toBe(401)
    },
  )

  it('is refused for a content type that is no media type, unless it is a GET', async () => {
    const { contoso } = await startCheckedApp()
    const headers = { 'content-type': 'garbage' }
    expect((await contoso('DELETE', at('/phoneNumbers/+14255550100'), { headers })).status).toBe(415)
    expect((await contoso('GET', at('/phoneNumbers'), { headers })).status).toBe(200)
  })

  it('is required of a GET: with a body it is denied', async () => {
    const { contoso } = await startCheckedApp()
    expect((await contoso('GET', at('/phoneNumbers'), { body: {} })).status).toBe(401)
  })
})
