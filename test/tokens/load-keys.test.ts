import { describe, expect, it, onTestFinished } from 'vitest'
import { fetchJson } from '../../src/tokens/fetch-json.ts'
import { keyAddress } from '../../src/tokens/key-address.ts'
import { loadKeys } from '../../src/tokens/load-keys.ts'
import { openTestIssuer } from './support/test-issuer.ts'

const running = new AbortController().signal

async function startIssuer() {
  const issuer = await openTestIssuer('ES256')
  onTestFinished(() => issuer.stop())
  const fromJwks = () => loadKeys({ kind: 'jwks', uri: issuer.jwksUri }, running)
  const discovered = (name = issuer.issuer) => loadKeys({ kind: 'discovery', issuer: name }, running)
  return { issuer, fromJwks, discovered }
}

describe('a key set', () => {
  it('comes from its address, or from where the OpenID configuration says', async () => {
    const { issuer, fromJwks, discovered } = await startIssuer()
    expect([await fromJwks(), await discovered()]).toEqual([issuer.keys, issuer.keys])
    expect(issuer.asked).toEqual(['/keys', '/.well-known/openid-configuration', '/keys'])
  })

  it.each([301, 302, 303, 307, 308])('is not sought where a %i leads', async (status) => {
    const { issuer, fromJwks } = await startIssuer()
    issuer.answer = (_, response) => response.writeHead(status, { location: '/elsewhere' }).end('{"keys":[]}')
    await expect(fromJwks()).rejects.toThrow(
      `${issuer.jwksUri} cannot be had: it answers with the status ${status}, and redirects are not followed`,
    )
    expect(issuer.asked).toEqual(['/keys'])
  })

  it.each([201, 204, 304, 401, 404, 500, 503])('is missing where the answer is a %i', async (status) => {
    const { issuer, fromJwks } = await startIssuer()
    issuer.answer = (_, response) => response.writeHead(status).end()
    await expect(fromJwks()).rejects.toThrow(`answers with the status ${status}`)
  })

  it('has at most 1 MiB, also where its length is not told, or it is compressed', async () => {
    const { issuer, fromJwks } = await startIssuer()
    const whole = `{"keys":[],"x":"${'x'.repeat(1024 * 1024 - 18)}"}`
    issuer.answer = (_, response) => response.end(whole)
    expect(whole).toHaveLength(1024 * 1024)
    expect(await fromJwks()).toMatchObject({ keys: [] })
    issuer.answer = (_, response) => response.end(`${whole} `)
    await expect(fromJwks()).rejects.toThrow('it is larger than 1048576 bytes')
    issuer.answer = (_, response) => {
      // It never ends by itself.
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', write)
      write()
    }
    await expect(fromJwks()).rejects.toThrow('it is larger than 1048576 bytes')
    const { gzipSync } = await import('node:zlib')
    issuer.answer = (_, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(64 * 1024 * 1024)))
    await expect(fromJwks()).rejects.toThrow('it is larger than 1048576 bytes')
  })

  it('is missing where it is no JSON, or the connection ends', async () => {
    const { issuer, fromJwks } = await startIssuer()
    issuer.answer = (_, response) => response.end('<html>')
    await expect(fromJwks()).rejects.toThrow('cannot be had: it is no JSON')
    issuer.answer = (_, response) => response.destroy()
    await expect(fromJwks()).rejects.toThrow(`${issuer.jwksUri} cannot be had: `)
    await issuer.stop()
    await expect(fromJwks()).rejects.toThrow(/ECONNREFUSED|other side closed/)
  })

  it('comes in time as a whole, or not at all, and not after the server stops', async () => {
    const { issuer } = await startIssuer()
    for (const begin of ['', '{"keys":']) {
      issuer.answer = (_, response) => void (begin === '' || response.write(begin))
      await expect(fetchJson(new URL(issuer.jwksUri), running, 50)).rejects.toThrow(
        'no whole answer came within 0.05 seconds',
      )
    }
    const stopping = new AbortController()
    const loading = loadKeys({ kind: 'jwks', uri: issuer.jwksUri }, stopping.signal)
    stopping.abort()
    await expect(loading).rejects.toThrow('aborted')
  })
})

describe('an OpenID configuration', () => {
  it('is of the issuer to the letter', async () => {
    const { issuer, discovered } = await startIssuer()
    await expect(discovered(`${issuer.issuer}/`)).rejects.toThrow('is of another issuer')
    for (const named of [
      'https://own.example',
      issuer.issuer.toUpperCase(),
      [issuer.issuer],
      null,
      undefined,
    ]) {
      const configuration = JSON.stringify({ issuer: named, jwks_uri: issuer.jwksUri })
      issuer.answer = (_, response) => response.end(configuration)
      await expect(discovered()).rejects.toThrow('is of another issuer')
    }
    expect(issuer.asked).not.toContain('/keys')
  })

  it.each([
    undefined,
    null,
    '',
    7,
    '/keys',
    'ftp://127.0.0.1/keys',
    'file:///etc/passwd',
    'data:application/json,{"keys":[]}',
    'http://own.example/keys',
    'https://user:password@own.example/keys',
  ])('leads to no %j', async (uri) => {
    const { issuer, discovered } = await startIssuer()
    issuer.answer = (_, response) => response.end(JSON.stringify({ issuer: issuer.issuer, jwks_uri: uri }))
    await expect(discovered()).rejects.toThrow('has no jwks_uri that is an address with https')
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration'])
  })
})

describe('an address of keys', () => {
  it.each([
    'https://login.example/keys',
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'http://localhost/',
    'HTTPS://A.example',
  ])('is %s', (text) => expect(keyAddress(text)?.href).toBeDefined())
  it.each([
    'http://login.example/keys',
    'http://127.0.0.1.example/',
    'http://localhost.example/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://user@localhost/',
    'https://user:pass@login.example/',
    'https://login.example/#keys',
    'ftp://localhost/',
    'file:///keys',
    '//login.example',
    'login.example',
    '',
  ])('is not %s', (text) => expect(keyAddress(text)).toBeUndefined())

  it('that a document elsewhere names is not on this machine', () => {
    const [elsewhere, here] = ['https://login.example/', 'http://127.0.0.1:1/'].map((text) => new URL(text))
    for (const text of ['http://127.0.0.1:8080/', 'https://localhost/keys', 'https://[::1]/']) {
      expect(keyAddress(text, elsewhere)).toBeUndefined()
      expect(keyAddress(text, here)).toBeDefined()
    }
    expect(keyAddress('https://keys.example/', elsewhere)).toBeDefined()
  })
})
