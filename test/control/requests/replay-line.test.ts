import { describe, expect, it } from 'vitest'
import { keepBytes, keepText } from '../../../src/control/requests/kept-body.ts'
import { type ReplayWays, replayLine } from '../../../src/control/requests/replay-line.ts'
import { toRecord } from '../../../src/control/requests/request-record.ts'
import { exchange } from '../../http/support/exchange.ts'

const WAYS: ReplayWays = {
  https: 'https://localhost:8443',
  http: 'http://127.0.0.1:8080',
  caFile: '/home/me/a dir/ca.pem',
  acceptsAnyToken: true,
  acceptsUnsigned: true,
}
const JSON_TYPE = { 'content-type': 'application/json', authorization: 'Bearer secret' }
const TRUST = "--cacert '/home/me/a dir/ca.pem'"

function line(facts: Parameters<typeof exchange>[0], ways: Partial<ReplayWays> = {}): string | undefined {
  return replayLine(toRecord(exchange(facts), 1, []), { ...WAYS, ...ways })
}

describe('the line that sends a request again', () => {
  it('has any token over HTTPS for a resource', () => {
    expect(line({ method: 'GET', target: '/phoneNumbers?a=1' })).toBe(
      `curl ${TRUST} --header "Authorization: Bearer any" 'https://localhost:8443/phoneNumbers?a=1'`,
    )
    expect(
      line({ method: 'POST', body: `{"a":"it's"}`, requestHeaders: JSON_TYPE }, { caFile: undefined }),
    ).toBe(
      `curl --header "Authorization: Bearer any" --header 'content-type: application/json' ` +
        `--data-raw '{"a":"it'\\''s"}' https://localhost:8443/phoneNumbers`,
    )
  })

  it('is signed where a token is not good', () => {
    expect(line({ method: 'GET' }, { acceptsAnyToken: false })).toBe('signed GET /phoneNumbers')
    expect(line({ body: '{}', requestHeaders: JSON_TYPE }, { https: null })).toBe(
      "signed POST /phoneNumbers '{}' application/json",
    )
  })

  it('needs no credentials for the operator of a stand-in, and its key elsewhere', () => {
    const clear = { method: 'DELETE', target: '/_holdline/faults', plane: 'operator' } as const
    expect(line(clear)).toBe(
      "curl --request DELETE --header 'content-type: application/json' http://127.0.0.1:8080/_holdline/faults",
    )
    expect(line({ ...clear, method: 'GET' }, { http: null })).toBe(
      `curl ${TRUST} https://localhost:8443/_holdline/faults`,
    )
    expect(line({ ...clear, method: 'GET' }, { acceptsUnsigned: false })).toBe(
      `curl ${TRUST} --header "Authorization: Bearer $HOLDLINE_OPERATOR_KEY" https://localhost:8443/_holdline/faults`,
    )
    expect(line(clear, { acceptsUnsigned: false, https: null })).toBeUndefined()
  })

  it('names the sandbox that the key named', () => {
    const inOne = { method: 'GET', sandbox: 'one' } as const
    const expected = 'https://localhost:8443/_holdline/sandboxes/one/phoneNumbers'
    expect(line(inOne)).toContain(expected)
    expect(line({ ...inOne, target: '/_holdline/sandboxes/one/phoneNumbers' })).toMatch(
      new RegExp(`any" ${expected}$`),
    )
  })

  it('sends the target as it is', () => {
    expect(line({ method: 'HEAD', target: '/_holdline/../a[1]{b}\u00e9', plane: 'public' })).toBe(
      "curl --head --globoff --path-as-is 'http://127.0.0.1:8080/_holdline/../a[1]{b}%e9'",
    )
  })

  it('is not there for a body that is not known whole', () => {
    expect(line({ requestBody: keepText('a'.repeat(70_000)) })).toBeUndefined()
    expect(line({ requestBody: keepBytes(Buffer.from([255])) })).toBeUndefined()
  })
})
