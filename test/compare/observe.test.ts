import { describe, expect, it } from 'vitest'
import { observe } from '../../src/compare/observe.ts'

const ID = '6227aeb8-8086-4824-9586-05cafe96f37b'
const HEADERS = {
  date: 'Thu, 15 Jan 2026 12:00:00 GMT',
  'content-type': 'application/json;charset=utf-8',
  'operation-location': `https://contoso.communication.azure.com/phoneNumbers/operations/search_${ID}?api-version=2025-06-01`,
  location: '/phoneNumbers/+14255550100?api-version=2025-06-01',
  'search-id': ID,
  'ms-cv': 'pZf3WQ8T0kyTqOYt1rTnNA.0',
}

describe('what is compared of an answer', () => {
  it('has types and names, and no number, id or host', () => {
    const body = {
      id: ID,
      phoneNumbers: { '14255550100': { phoneNumber: '+14255550100', error: null }, '14255550101': {} },
      entries: [{ a: 1 }, { a: 'x', b: true }, null],
    }
    const observation = observe({ status: 200, headers: HEADERS, body: JSON.stringify(body) })
    expect(observation).toEqual({
      status: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'operation-location': '{endpoint}/phoneNumbers/operations/search_{id}?api-version=2025-06-01',
        location: '/phoneNumbers/{number}?api-version=2025-06-01',
        'search-id': null,
        'ms-cv': null,
      },
      body: {
        '': 'object',
        id: 'string',
        phoneNumbers: 'object',
        'phoneNumbers.*': 'object',
        'phoneNumbers.*.phoneNumber': 'string',
        'phoneNumbers.*.error': 'null',
        entries: 'array',
        'entries[]': 'null|object',
        'entries[].a': 'number|string',
        'entries[].b': 'boolean',
      },
      codes: {},
    })
    expect(JSON.stringify(observation)).not.toMatch(/4255550|6227aeb8|contoso/)
  })

  it('has the codes of an error and of the errors within it, and not its texts', () => {
    const error = { code: 'InternalError', message: 'of +14255550100', innererror: { code: 'BadRequest' } }
    const { codes, body } = observe({ status: 400, headers: {}, body: JSON.stringify({ error }) })
    expect(codes).toEqual({ 'error.code': 'InternalError', 'error.innererror.code': 'BadRequest' })
    expect(JSON.stringify(body)).not.toContain('4255550100')
  })

  it('knows no body from a body that is no JSON', () => {
    expect(observe({ status: 202, headers: {}, body: '' }).body).toEqual({})
    expect(observe({ status: 502, headers: {}, body: '<html>' })).toMatchObject({
      body: { '': 'text' },
      codes: {},
    })
    expect(observe({ status: 400, headers: {}, body: '{"error":"no"}' }).codes).toEqual({})
  })
})
