import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { isRecord, recordOf } from '../../scripts/contract/json.ts'
import { ALL_VERSIONS, SIP_VERSIONS } from '../../src/http/contract/api-version.ts'
import { startCheckedApp } from '../http/support/start-checked-app.ts'
import { send } from '../support/client.ts'

/** Sends a GET without a signature. */
function get(host: string, path: string, headers: Record<string, string> = {}) {
  return fetch(`http://${host}${path}`, { headers, redirect: 'manual' })
}

describe.each(ALL_VERSIONS)('the document of %s', (version) => {
  it('is valid OpenAPI 2.0', async () => {
    const { host } = await startCheckedApp()
    const document = await (await get(host, `/_holdline/openapi/${version}.json`)).json()
    const validator = new Validator()
    expect(await validator.validate(recordOf(document))).toEqual({ valid: true })
    expect(validator.version).toBe('2.0')
  })

  it('is served to everybody, and is consistent', async () => {
    const { host } = await startCheckedApp()
    const reply = await send(host, 'GET', `/_holdline/openapi/${version}.json`, Buffer.alloc(0), { host })
    expect(reply.status).toBe(200)
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(reply.json).toMatchObject({ swagger: '2.0', info: { version } })
    const { paths, definitions } = recordOf(reply.json)
    for (const reference of referencesIn(reply.json)) {
      expect(Object.keys(recordOf(definitions))).toContain(reference.replace('#/definitions/', ''))
    }
    for (const [path, methods] of Object.entries(recordOf(paths))) {
      for (const operation of Object.values(recordOf(methods)).map(recordOf)) {
        const { parameters } = operation
        const named = Array.isArray(parameters) ? parameters.filter((each) => each.in === 'path') : []
        expect(named.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
        expect(operation['summary'], path).toMatch(/\.$/)
      }
    }
  })

  it('has a page, which loads nothing from elsewhere', async () => {
    const { host } = await startCheckedApp()
    const reply = await get(host, `/_holdline/openapi/${version}`)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(reply.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; /,
    )
    const page = await reply.text()
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=|href="(https?:)?\/\//)
    const isSip = SIP_VERSIONS.some((each) => each === version)
    expect(page).toContain(isSip ? 'SipRouting_Update' : '/phoneNumbers/{phoneNumber}')
    expect(page.includes('/operatorInformation/:search')).toBe(version >= '2025-02-11')
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    for (const [, link] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(link)
  })
})

describe('the contract', () => {
  it('leads to the newest version', async () => {
    const { host } = await startCheckedApp()
    const reply = await get(host, '/_holdline/openapi')
    expect(reply.status).toBe(302)
    expect(reply.headers.get('location')).toBe('/_holdline/openapi/2025-06-01')
  })

  it('of an unknown version is a 404 that lists the versions', async () => {
    const { host } = await startCheckedApp()
    const reply = await get(host, '/_holdline/openapi/2024-03-01-preview.json')
    expect(reply.status).toBe(404)
    expect(await reply.json()).toMatchObject({
      error: { code: 'NotFound', message: expect.stringContaining('2025-04-01, 2025-06-01') },
    })
  })
})

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' ? [String(part)] : referencesIn(part),
  )
}
