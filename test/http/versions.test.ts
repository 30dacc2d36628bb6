import { describe, expect, it } from 'vitest'
import { NINE_OPERATIONS } from './support/nine-operations.ts'
import { at, hold, recorded, searchTarget } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'
import { VERSIONS } from './support/versions.ts'

const SMS = { calling: 'none', sms: 'inbound+outbound' }
const MOBILE_SEARCH = { phoneNumberType: 'mobile', assignmentType: 'application', capabilities: SMS }

/** Older than any version, in between, previews, drafts, and texts that are no version at all. */
const UNSUPPORTED = [
  '2020-01-01',
  '2022-03-31',
  '2024-03-01',
  '2025-06-00',
  '2024-03-01-preview',
  '2027-01-01-preview',
  '2025-02-11 ',
  '20250211',
  '2025-2-11',
  'latest',
  '%',
]

function unsupported(path: string, version: string): object {
  return recorded(
    'UnsupportedApiVersion',
    `The HTTP resource that matches the request URI '${path}' does not support the API version '${version}'.`,
    { target: 'api-version' },
  )
}

describe.each(NINE_OPERATIONS)('the api-version of $operation', ({ method, path, body }) => {
  it('is required', async () => {
    const { contoso } = await startCheckedApp()
    for (const query of [
      '',
      '?',
      '?api-version',
      '?api-version=',
      '?apiversion=2025-02-11',
      '?API-VERSION=2025-02-11',
    ]) {
      const reply = await contoso(method, path + query, { body })
      expect(reply.status).toBe(400)
      expect(reply.json).toEqual(
        recorded('ApiVersionUnspecified', 'An API version is required, but was not specified.', {
          target: 'api-version',
        }),
      )
    }
  })

  it('is refused if it is not served', async () => {
    const { contoso } = await startCheckedApp()
    for (const version of UNSUPPORTED) {
      const reply = await contoso(method, at(path, encodeURIComponent(version)), { body })
      expect(reply.status, version).toBe(400)
      expect(reply.json).toEqual(unsupported(path, version))
    }
  })

  it('is refused if it is given twice, even with the same value', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso(method, at(at(path)), { body })
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual(unsupported(path, '2025-02-11, 2025-02-11'))
  })

  it.each(VERSIONS)('may be $version', async ({ version }) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso(method, at(path, version), { body })
    expect([200, 202, 403, 404]).toContain(reply.status)
    expect(reply.text).not.toContain('api-version')
  })

  it('may be newer than every known version, unless the server is strict', async () => {
    const { contoso } = await startCheckedApp({ strictApiVersion: true })
    const newer = await contoso(method, at(path, '2027-01-01'), { body })
    expect(newer.status).toBe(400)
    expect(newer.json).toEqual(unsupported(path, '2027-01-01'))
    expect((await contoso(method, at(path, '2025-06-01'), { body })).status).not.toBe(400)
  })
})

describe('mobile numbers', () => {
  it.each(VERSIONS)('are searched for in $version: $mobile', async ({ version, mobile }) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('POST', searchTarget('IE', version), { body: MOBILE_SEARCH })
    expect(reply.status).toBe(mobile ? 202 : 400)
    if (mobile) return
    expect(reply.json).toEqual(
      recorded('InvalidInput', 'phoneNumberType must be one of geographic, tollFree.', {
        target: 'phonenumbertype',
      }),
    )
  })

  it('that a newer client searched for are shown to an older one too', async () => {
    const { contoso } = await startCheckedApp()
    const searchId = await hold(contoso, MOBILE_SEARCH, 'IE')
    for (const { version } of VERSIONS) {
      const reply = await contoso('GET', at(`/availablePhoneNumbers/searchResults/${searchId}`, version))
      expect(reply).toMatchObject({ status: 200, json: { phoneNumberType: 'mobile' } })
    }
  })
})
