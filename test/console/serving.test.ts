import { readdirSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { type Server, type ServerOptions, startServer } from '../support/server.ts'

async function start(options: ServerOptions = {}): Promise<Server> {
  const server = await startServer(options)
  onTestFinished(() => server.kill())
  return server
}

const asBrowser = { headers: { accept: 'text/html' }, redirect: 'manual' } as const

it('a browser that opens the address is sent to the console', async () => {
  const { http } = await start()
  const answer = await fetch(http, asBrowser)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/_holdline/console'])
})

it('the page allows its own files alone, and styles by a nonce that each answer has anew', async () => {
  const { http } = await start()
  const nonces = new Set<string>()
  for (let time = 0; time < 2; time += 1) {
    const answer = await fetch(`${http}/_holdline/console`)
    const page = await answer.text()
    const policy = answer.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(policy).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; ` +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(page).toContain(`nonce="${nonce}"`)
    expect(page).not.toMatch(/(src|href)="(?!\/_holdline\/)/)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(2)
})

it('the first page loads less than 300 kB, compressed, in files that a browser keeps', async () => {
  const { http } = await start()
  const page = await (await fetch(`${http}/_holdline/console`)).text()
  let bytes = Buffer.byteLength(page)
  for (const [, file = ''] of page.matchAll(/(?:src|href)="(\/_holdline\/console\/[^"]+)"/g)) {
    const answer = await fetch(http + file, { headers: { 'accept-encoding': 'gzip, br' } })
    expect([file, answer.status]).toEqual([file, 200])
    bytes += Number(answer.headers.get('content-length'))
    if (/-[\w-]{8}\.js$/.test(file)) {
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(answer.headers.get('content-encoding')).toBe('br')
    }
  }
  expect(bytes).toBeLessThan(300_000)
})

it('a reader without brotli gets gzip, and a reader without either the file itself', async () => {
  const { http } = await start()
  const page = await (await fetch(`${http}/_holdline/console`)).text()
  const script = /src="([^"]+)"/.exec(page)?.[1] ?? ''
  const [brotli, gzip, plain] = await Promise.all(
    ['br;q=1, gzip', 'br;q=0, gzip', 'identity'].map(async (coding) => {
      const answer = await fetch(http + script, { headers: { 'accept-encoding': coding } })
      return { coding: answer.headers.get('content-encoding'), text: await answer.text() }
    }),
  )
  expect([brotli?.coding, gzip?.coding, plain?.coding]).toEqual(['br', 'gzip', null])
  expect(gzip?.text).toBe(plain?.text)
  expect(brotli?.text).toBe(plain?.text)
})

it('each file of the build is served, as the name that the build gave it', async () => {
  const { http } = await start()
  const names = readdirSync(new URL('../../dist/console/', import.meta.url))
  const loaded = names.filter((name) => /\.(js|css|svg)$/.test(name))
  expect(loaded.length).toBeGreaterThan(10)
  const answers = await Promise.all(loaded.map((name) => fetch(`${http}/_holdline/console/${name}`)))
  expect(loaded.filter((_, at) => answers[at]?.status !== 200)).toEqual([])
})

it.each(['nothing.js', '..%2fmain.js', '%2e%2e%2fholdline.js', 'index.html', 'x.js.br'])(
  'there is no file %s',
  async (name) => {
    const { http } = await start()
    const answer = await fetch(`${http}/_holdline/console/${name}`)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ error: { code: 'ConsoleFileNotFound' } })
  },
)

it('a server that other machines reach has no console, and says how to switch it on', async () => {
  const { http } = await start({ env: { HOLDLINE_CONSOLE: '0' } })
  const answer = await fetch(`${http}/_holdline/console`)
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ error: { code: 'ConsoleOff' } })
  expect((await fetch(http, asBrowser)).status).toBe(200)
})
