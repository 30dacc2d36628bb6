import { expect } from 'vitest'
import { API_VERSIONS, SIP_VERSIONS } from '../../../src/http/contract/api-version.ts'
import type { Reply } from '../../support/client.ts'

/** The lists of versions that operations can have: from their first version to the newest. */
const SUPPORTED_VERSIONS = [
  ...API_VERSIONS.map((_, first) => API_VERSIONS.slice(first).join(', ')),
  SIP_VERSIONS.join(', '),
]

/** Checks the rules that hold for every answer of the application. */
export function checkAnswer(reply: Reply, method = 'GET'): Reply {
  const { status, headers, json, text } = reply
  expect(headers).toMatchObject({
    'api-supported-versions': expect.toSatisfy((versions) => SUPPORTED_VERSIONS.includes(versions)),
    date: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/),
    'x-content-type-options': 'nosniff',
    'ms-cv': expect.stringMatching(/^[A-Za-z0-9+/]{22}\.0$/),
    'x-processing-time': expect.stringMatching(/^\d+ms$/),
  })
  if (status >= 400) {
    expect(headers['content-type']).toBe('application/json')
    if (method !== 'HEAD') expectErrorShape(json)
  } else if (text !== '') {
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
  } else {
    expect(headers['content-type']).toBeUndefined()
  }
  return reply
}

/** `CommunicationErrorResponse`, and nothing beside it. */
export function expectErrorShape(json: unknown): void {
  expect(json).toEqual({ error: expect.anything() })
  for (let error = memberOf(json, 'error'); error !== undefined; error = memberOf(error, 'innererror')) {
    const { target, innererror, ...rest } = Object.fromEntries(Object.entries(Object(error)))
    expect(rest).toEqual({
      code: expect.stringMatching(/^[A-Z]\w+$/),
      message: expect.stringMatching(/./),
    })
    if (target !== undefined) expect(target).toMatch(/^[a-z-]+$/)
    expect(innererror === undefined || typeof innererror === 'object').toBe(true)
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}
