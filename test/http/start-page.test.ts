import { expect, it } from 'vitest'
import { type ServerState, serverFacts } from '../../src/http/own/public/server-facts.ts'
import { PAGE_HEADERS } from '../../src/http/pages/page-headers.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { startApp } from '../support/app.ts'
import { send } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'

/** As a browser sends it. */
const HTML = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

async function ask(host: string, method: string, target: string, headers: Record<string, string>) {
  const response = await fetch(`http://${host}${target}`, { method, headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

it.each(['/', '/?'])('GET %s in a browser shows a page that tells no secret', async (target) => {
  const { host } = await startApp()
  const page = await ask(host, 'GET', target, { accept: HTML })
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  for (const [name, value] of Object.entries(PAGE_HEADERS)) expect(page.headers.get(name)).toBe(value)
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(page.text).toContain('href="/_holdline/openapi/2025-06-01"')
  // This server is no stand-in: it has two resources with keys of their own.
  expect(page.text).not.toMatch(/accesskey/i)
})

it.each([
  ['GET', {}],
  ['GET', { accept: '*/*' }],
  ['GET', { accept: 'application/json' }],
  ['GET', { accept: 'text/html;q=0, application/json' }],
  ['GET', { accept: HTML, authorization: 'Bearer any' }],
  ['HEAD', { accept: HTML }],
  ['POST', { accept: HTML }],
  ['DELETE', { accept: HTML }],
] as const)('%s / with %o gets the answer of the API', async (method, headers) => {
  const { host } = await startApp()
  expect((await ask(host, method, '/', headers)).status).toBe(401)
})

it.each(['/phoneNumbers', '/index.html', '/_holdline/stock', '//', '/%2F'])(
  'GET %s in a browser gets the answer of the API',
  async (target) => {
    const { host } = await startApp()
    expect((await send(host, 'GET', target, Buffer.alloc(0), { host, accept: HTML })).status).toBe(401)
  },
)

it('a signed GET / is for the API, which has no such operation', async () => {
  const { host, contoso } = await startApp()
  expect((await contoso('GET', '/', { headers: { accept: HTML } })).status).toBe(404)
  const accessKey = Buffer.from('a key of nobody in these tests').toString('base64')
  const signed = signedHeaders({ method: 'GET', target: '/', host, accessKey })
  expect((await send(host, 'GET', '/', Buffer.alloc(0), { ...signed, accept: HTML })).status).toBe(401)
})

it('has the documents of the program, and nothing else of its machine', async () => {
  const documents = {
    titles: async () => [{ name: 'operate.md', title: 'Operating <Holdline>' }],
    text: async (name: string) => (name === 'operate.md' ? '# Operating' : undefined),
  }
  const { host } = await startApp({ documents })
  const page = await ask(host, 'GET', '/', { accept: HTML })
  expect(page.text).toContain('<a href="/_holdline/docs/operate.md">Operating &lt;Holdline&gt;</a>')
  const document = await ask(host, 'GET', '/_holdline/docs/operate.md', {})
  expect(document).toMatchObject({ status: 200, text: '# Operating' })
  expect(document.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(document.headers.get('x-content-type-options')).toBe('nosniff')
  for (const name of ['other.md', '..%2Fpackage.json', '%2e%2e%2fREADME.md', 'operate.md%00']) {
    expect((await ask(host, 'GET', `/_holdline/docs/${name}`, {})).status).toBe(404)
  }
})

it('tells the key that everyone knows, and a path of the machine, to readers on a stand-in’s own machine alone', () => {
  const addresses = { http: 'http://127.0.0.1:8080', https: 'https://localhost:8443' }
  const standIn: ServerState = {
    trust: { standIn: true, developmentKey: true },
    onLoopback: true,
    addresses,
    authority: { file: '/home/ann/ca.pem' },
  }
  expect(serverFacts(standIn)).toEqual({
    connectionStrings: [
      `endpoint=https://localhost:8443/;accesskey=${DEVELOPMENT_ACCESS_KEY}`,
      `endpoint=http://127.0.0.1:8080/;accesskey=${DEVELOPMENT_ACCESS_KEY}`,
    ],
    trust: { file: '/home/ann/ca.pem' },
  })
  for (const other of [
    { onLoopback: false },
    { trust: { standIn: false, developmentKey: true } },
    { trust: { standIn: false, developmentKey: false } },
  ]) {
    expect(serverFacts({ ...standIn, ...other })).toEqual({ connectionStrings: [], trust: {} })
  }
  const withOwnKey = { ...standIn, trust: { standIn: true, developmentKey: false } }
  expect(serverFacts(withOwnKey).connectionStrings).toEqual([])
  const overHttp = { ...standIn, addresses: { ...addresses, https: null } }
  expect(serverFacts(overHttp)).toEqual({
    connectionStrings: [`endpoint=http://127.0.0.1:8080/;accesskey=${DEVELOPMENT_ACCESS_KEY}`],
  })
})
