import { describe, expect, it } from 'vitest'
import type { Sending } from '../support/client.ts'
import { at, searchTarget } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const UNKNOWN_VERSION = '2020-01-01'
const NO_JSON = { body: '{' }
const WRONG_TYPE = { body: '{', headers: { 'content-type': 'text/plain' } }
const TOO_LARGE = { body: Buffer.alloc(64 * 1024 + 1) }
const UNSIGNED = { headers: { authorization: '' } }

/** Requests with more than one fault, and the fault that the answer names. */
const CASES: readonly (readonly [string, string, string, Sending, string])[] = [
  ['authentication before the path', 'POST', '/nowhere', UNSIGNED, 'Denied'],
  ['authentication before the version', 'GET', '/phoneNumbers', UNSIGNED, 'Denied'],
  ['authentication before the size', 'POST', searchTarget(), { ...TOO_LARGE, ...UNSIGNED }, 'Denied'],
  ['the path before the version', 'GET', '/nowhere', {}, 'NotFound'],
  ['the method before the version', 'PUT', '/phoneNumbers', {}, 'MethodNotAllowed'],
  ['the size before the path', 'POST', at('/nowhere'), TOO_LARGE, 'RequestEntityTooLarge'],
  [
    'the size before the version',
    'POST',
    searchTarget('US', UNKNOWN_VERSION),
    TOO_LARGE,
    'RequestEntityTooLarge',
  ],
  [
    'the version before the type of the body',
    'POST',
    searchTarget('US', UNKNOWN_VERSION),
    WRONG_TYPE,
    'UnsupportedApiVersion',
  ],
  [
    'the version before what is in the path',
    'GET',
    at('/phoneNumbers/x', UNKNOWN_VERSION),
    {},
    'UnsupportedApiVersion',
  ],
  ['the type of the body before the body', 'POST', searchTarget(), WRONG_TYPE, 'UnsupportedMediaType'],
  ['the body before the country', 'POST', searchTarget('XX'), NO_JSON, 'BadRequest'],
  ['the body before the number', 'PATCH', at('/phoneNumbers/x/capabilities'), NO_JSON, 'BadRequest'],
]

describe('of several faults of a request', () => {
  it.each(CASES)('the answer names %s', async (_, method, target, sending, code) => {
    const { contoso } = await startCheckedApp()
    expect((await contoso(method, target, sending)).json).toMatchObject({ error: { code } })
  })
})
