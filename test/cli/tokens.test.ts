import { writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runHoldline } from '../support/run-holdline.ts'
import { type Server, startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { AUDIENCE, openTestIssuer } from '../tokens/support/test-issuer.ts'

const LIST = '/phoneNumbers?api-version=2025-06-01'

function statusOf({ https, ca }: Server, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` }
    request(https + LIST, { ca, headers, agent: false }, (incoming) => {
      incoming.resume()
      resolve(incoming.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

describe('holdline serve', () => {
  it.each([
    ['{', 'HOLDLINE_TOKENS is not JSON: write it as tokens in the configuration file'],
    [
      '[{"issuer":"http://a.example","audience":"a","resource":{"claim":"a"}}]',
      'HOLDLINE_TOKENS: tokens[0].issuer must be an address with https, or with http and a loopback name, without user and fragment, or jwksUri must say where its keys are',
    ],
    [
      '[{"isuer":"hunter2"}]',
      'HOLDLINE_TOKENS: [0].isuer is not a known key; known are issuer, entra, audience, jwksUri, plane, resource, role, subjects',
    ],
  ])('with issuers that are wrong ends with one line: %s', async (HOLDLINE_TOKENS, line) => {
    const args = ['serve', '--in-memory', '--http-port', '0', '--https-port', '0']
    const run = await runHoldline({ args, env: { HOLDLINE_TOKENS } })
    expect(run).toEqual({ code: 2, stdout: '', stderr: `holdline: ${line}\n` })
  })

  it('reads the issuers of its file again at SIGHUP, and starts also while an issuer is away', async () => {
    const issuer = await openTestIssuer('ES256')
    onTestFinished(() => issuer.stop())
    const file = join(temporaryDirectory(), 'holdline.json')
    const configure = (tokens: unknown) => writeFileSync(file, JSON.stringify({ tokens }))
    const entry = { issuer: issuer.issuer, audience: AUDIENCE, resource: { claim: 'resource' } }
    configure([{ ...entry, issuer: 'http://127.0.0.1:9' }])
    const server = await startServer({ args: ['--config', file, '--log-level', 'info'] })
    onTestFinished(() => server.kill())
    const reload = async () => {
      const lines = () => server.stderr().match(/.*"The configuration .*"}\n/g) ?? []
      const { length: before } = lines()
      process.kill(server.pid, 'SIGHUP')
      await expect.poll(lines, { timeout: 10_000 }).toHaveLength(before + 1)
      return JSON.parse(lines().at(-1) ?? '')
    }
    const token = await issuer.token({ resource: 'default' })
    expect(await statusOf(server, token)).toBe(401)
    configure([entry])
    expect(await reload()).toMatchObject({ changed: ['tokens'] })
    expect(await statusOf(server, token)).toBe(200)
    configure([{ ...entry, audience: undefined }])
    expect(await reload()).toMatchObject({
      level: 50,
      reason: expect.stringContaining(`${file}: tokens[0].audience is missing`),
    })
    expect(await statusOf(server, token)).toBe(200)
    configure([])
    expect(await reload()).toMatchObject({ changed: ['acceptAnyToken', 'tokens'] })
    expect(await statusOf(server, 'any')).toBe(200)
    expect(server.stderr()).not.toContain(token.split('.')[2])
    expect(await server.stop()).toBe(0)
  })
})
