import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SIGN_SCRIPT } from '../../src/http/openapi/sign-script.ts'
import { curlLinesOf } from '../support/curl-lines.ts'
import { type Server, startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { runShell } from './run-shell.ts'

const PAGE = readFileSync(fileURLToPath(new URL('../../docs/signing.md', import.meta.url)), 'utf8')

/** The code of the page, in its order. */
const snippets = [...PAGE.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)

async function start(): Promise<Server> {
  const server = await startServer()
  onTestFinished(() => server.kill())
  return server
}

/** The code with the addresses and the key of this server. */
function forServer(code: string, { http, https, connectionString }: Server, signedOver = https): string {
  return code
    .replaceAll('https://localhost:8443', signedOver)
    .replaceAll('http://127.0.0.1:8080', http)
    .replaceAll('<access key>', connectionString.replace(/.*;accesskey=/, ''))
}

describe('Sign a request by hand', () => {
  it.each(['http', 'https'] as const)('the page buys a number over %s', async (scheme) => {
    const server = await start()
    const [last = '', ...others] = [...snippets].reverse()
    expect(last).toContain('Bearer any')
    const signed = others.reverse().join('\n')
    const { code, stdout } = await runShell(forServer(signed, server, server[scheme]), temporaryDirectory())
    expect(code).toBe(0)
    const statuses = [...stdout.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status)
    expect(statuses).toEqual(['200', '202', '200'])
    expect(stdout).toMatch(/"phoneNumbers":\[\{"id":"18\d+"/)
  })

  it('a token does without a signature', async () => {
    const server = await start()
    const { stdout } = await runShell(
      forServer([snippets[0], snippets.at(-1)].join('\n'), server),
      temporaryDirectory(),
    )
    expect(JSON.parse(stdout)).toEqual({ phoneNumbers: [] })
  })

  it('the page of the contract has the same function', () => {
    expect(PAGE).toContain(`\n${SIGN_SCRIPT}\n`)
  })

  it('each curl line of the page of the contract is one for a shell', async () => {
    const server = await start()
    const page = await (await fetch(`${server.http}/_holdline/openapi/2025-06-01`)).text()
    const lines = [...curlLinesOf(page).values()].map((line) =>
      line.replace(/^curl/, 'curl -s -o answer -w "%{http_code}\\n"'),
    )
    expect(lines).toHaveLength(20)
    const cwd = temporaryDirectory()
    const script = [
      `HOLDLINE_URL=${server.https}`,
      'TOKEN=any',
      `cp '${server.caFile}' '${join(cwd, 'ca.pem')}'`,
      // From the last to the first, so that the search does not hold the number that the reservation names.
      ...lines.reverse(),
    ].join('\n')
    const { code, stdout } = await runShell(script, cwd)
    expect(code).toBe(0)
    const statuses = stdout.trim().split('\n')
    expect(statuses).toHaveLength(20)
    expect(statuses.at(-1)).toBe('202')
    for (const status of statuses) expect(['200', '201', '202', '204', '207', '403', '404']).toContain(status)
  })
})
