import { expect, it, onTestFinished } from 'vitest'
import { unescapeHtml } from '../support/curl-lines.ts'
import { type Server, startServer } from '../support/server.ts'
import { measureOnPhone } from './measure-page.ts'
import { renderPage } from './render-page.ts'

async function start(env: Readonly<Record<string, string>> = {}): Promise<Server> {
  const server = await startServer({ env })
  onTestFinished(() => server.kill())
  return server
}

it('the address of a stand-in shows lines to paste in a browser', async () => {
  const server = await start()
  const shown = unescapeHtml(await renderPage(`${server.http}/_holdline/start`))
  expect(shown).toContain('phone-number inventory server')
  expect(shown).toContain(`<code>${server.connectionString}</code>`)
  expect(shown).toContain(`<code>export NODE_EXTRA_CA_CERTS=${server.caFile}</code>`)
  for (const [, target = ''] of shown.matchAll(/href="(\/[^"]+)"/g)) {
    expect([target, (await fetch(`${server.http}${target}`)).status]).toEqual([target, 200])
  }
  expect(shown).toContain('href="/_holdline/docs/operate.md"')
  expect(shown).not.toMatch(/<(script|link|img|iframe|object|video|audio)\b|@import|url\(/)
})

it('the address of another server shows neither a key nor a path of the machine', async () => {
  const key = Buffer.from('a key of the browser tests’ own').toString('base64')
  const server = await start({ HOLDLINE_ACCESS_KEY: key })
  const shown = await renderPage(`${server.http}/_holdline/start`)
  expect(shown).toContain('phone-number inventory server')
  expect(shown).not.toContain(key)
  expect(shown).not.toMatch(/accesskey/i)
  expect(shown).not.toContain(server.caFile)
  expect(shown).toContain('export NODE_EXTRA_CA_CERTS=ca.pem')
})

it.each([
  '/_holdline/start',
  '/_holdline/openapi/2025-06-01',
  '/_holdline/openapi/2021-03-07',
  '/_holdline/openapi/holdline',
])('%s fits a phone', async (path) => {
  const server = await start()
  const { window, document, tooWide } = await measureOnPhone(`${server.http}${path}`)
  expect(window).toBeLessThanOrEqual(360)
  expect(document).toBeLessThanOrEqual(window)
  expect(tooWide).toEqual([])
})
