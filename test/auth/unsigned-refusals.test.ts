import { request } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type HoldlineConfig, startHoldline } from '../../src/index.ts'

const DENIED = 'Denied by the resource provider.'
const JSON_TYPE = { 'content-type': 'application/json' }
const PATHS = ['/_holdline/reset', '/_holdline/sandboxes/one/reset', '/_holdline/nothing']

interface Answer {
  readonly status: number | undefined
  readonly message: string
  readonly headers: readonly string[]
}

async function start(config: HoldlineConfig = {}) {
  const holdline = await startHoldline({ stock: 'none', config })
  onTestFinished(() => holdline.close())
  await holdline.sandbox({ name: 'one' })
  const { port } = new URL(holdline.http)
  /** Calls without credentials. */
  return (method: string, path: string, headers: Readonly<Record<string, string>>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const host = `127.0.0.1:${port}`
      const options = {
        hostname: '127.0.0.1',
        port,
        method,
        path,
        headers: { host, ...headers },
        agent: false,
      }
      const outgoing = request(options, async (incoming) => {
        const text = (await incoming.toArray()).join('')
        const { error }: { error?: { code: string; message: string } } = text === '' ? {} : JSON.parse(text)
        if (incoming.statusCode === 401) expect(error?.code).toBe('Denied')
        resolve({
          status: incoming.statusCode,
          message: error?.message ?? '',
          headers: Object.keys(incoming.headers),
        })
      })
      outgoing.on('error', reject)
      outgoing.end()
    })
}

describe('a call without credentials that a web page may have caused', () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['POST', {}, /needs the header Content-Type: application\/json, also without a body, unless it is a GET/],
    ['DELETE', { 'content-type': 'text/plain' }, /needs the header Content-Type: application\/json/],
    ['POST', { ...JSON_TYPE, host: 'page.example' }, /needs a loopback name in Host, such as 127.0.0.1/],
    ['GET', { origin: 'https://page.example' }, /must have no Origin header but the server's own/],
    ['GET', { 'sec-fetch-site': 'cross-site' }, /must not come from a web page of another origin/],
  ])('%s with %j says what to do, in the same words for every path', async (method, headers, words) => {
    const ask = await start()
    const answers = await Promise.all(PATHS.map((path) => ask(method, path, headers)))
    for (const { status, message, headers: names } of answers) {
      expect(status).toBe(401)
      expect(message).toMatch(words)
      expect(message).toBe(answers[0]?.message)
      expect(message).not.toContain('page.example')
      // No page of another origin can read the answer.
      expect(names.filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('is done when it is sent as the answer says', async () => {
    const ask = await start()
    expect((await ask('POST', '/_holdline/reset', JSON_TYPE)).status).toBe(204)
  })

  it('is denied without a word where such calls are not taken, and outside the operator plane', async () => {
    const ask = await start({ unsignedControls: false })
    for (const headers of [{}, JSON_TYPE]) {
      expect(await ask('POST', '/_holdline/reset', headers)).toMatchObject({ status: 401, message: DENIED })
    }
    const api = await start()
    expect(await api('DELETE', '/phoneNumbers/+14255550100?api-version=2025-06-01', {})).toMatchObject({
      status: 401,
      message: DENIED,
    })
  })
})
