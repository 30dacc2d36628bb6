import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { shellQuote } from '../../src/files/shell-quote.ts'
import { SIGN_SCRIPT } from '../../src/http/openapi/sign-script.ts'
import { type Server, startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { runShell } from './run-shell.ts'

const PAGE = readFileSync(fileURLToPath(new URL('../../docs/requests.md', import.meta.url)), 'utf8')

/** The lines of the page, in their order. */
const LINES = [...PAGE.matchAll(/^curl .*$/gm)].map(([line]) => line)

const SEARCH = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
  quantity: 1,
}

interface Recorded {
  readonly id: number
  readonly method: string
  readonly target: string
  readonly status: number
  readonly curl: string
  readonly request: { readonly body: { readonly text: string } | null }
}

async function start(): Promise<Server> {
  const server = await startServer()
  onTestFinished(() => server.kill())
  return server
}

async function shell(script: string, cwd = temporaryDirectory()): Promise<string> {
  const { code, stdout, stderr } = await runShell(script, cwd)
  expect(stderr).not.toMatch(/curl: \(/)
  expect(code).toBe(0)
  return stdout
}

/** A number is searched over HTTPS, and a sandbox and its clock are asked for, as clients would. */
async function sendRequests({ https, caFile, http }: Server): Promise<void> {
  const json = '--header "Content-Type: application/json"'
  const target = '/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01'
  const any = `--silent --cacert ${shellQuote(caFile)} --header "Authorization: Bearer any" ${json}`
  const body = shellQuote(JSON.stringify(SEARCH))
  await shell(
    [
      `curl --silent ${json} --data '{"name": "one"}' ${http}/_holdline/sandboxes`,
      `curl ${any} --data ${body} '${https}${target}'`,
      `curl ${any} --data ${body} '${https}/_holdline/sandboxes/one${target}'`,
      `curl --silent ${http}/_holdline/sandboxes/one/clock`,
      `curl --silent ${http}/_holdline/docs/requests.md`,
      `curl ${any} --request DELETE '${https}/phoneNumbers/+1?api-version=2025-06-01'`,
      `curl ${any} --globoff '${https}/phoneNumbers/{1}[2-3]?api-version=2025-06-01'`,
    ].join('\n'),
  )
}

async function recorded(origin: string): Promise<Recorded[]> {
  const { requests } = (await (await fetch(`${origin}/requests`)).json()) as { requests: Recorded[] }
  return requests
}

describe('docs/requests.md', () => {
  it('has lines that work', async () => {
    const server = await start()
    await sendRequests(server)
    const [list, filtered, one, stream, clear, ...others] = LINES.map((line) =>
      line.replace('curl', 'curl --silent --fail').replaceAll('http://127.0.0.1:8080', server.http),
    )
    expect(others).toEqual([])
    const ids = (text: string) => (JSON.parse(text) as { requests: Recorded[] }).requests.map(({ id }) => id)
    expect(ids(await shell(list ?? ''))).toEqual([5, 4, 3, 2, 1])
    expect(ids(await shell(filtered ?? ''))).toEqual([5, 4])
    expect(JSON.parse(await shell(one ?? ''))).toMatchObject({ id: 1, operation: 'CreateSandbox' })
    // curl itself would end at the next comment only.
    expect(await shell(`{ ${stream} --max-time 2 || true; } | head -n 6`)).toMatch(
      /^: .*\n\nid: 1\nevent: request\ndata: \{"id":1,.*\n\n$/,
    )
    await shell(clear ?? '')
    expect(await recorded(`${server.http}/_holdline`)).toEqual([])
  })
})

describe('the line of a recorded request', () => {
  it('sends the same request again, with the same answer', async () => {
    const server = await start()
    await sendRequests(server)
    for (const origin of [`${server.http}/_holdline`, `${server.http}/_holdline/sandboxes/one`]) {
      const first = (await recorded(origin))
        .filter(({ target }) => target !== '/_holdline/sandboxes')
        .reverse()
      expect(first.length).toBeGreaterThan(1)
      for (const { curl, method, target, status, request } of first) {
        await shell(curl)
        const [again] = await recorded(origin)
        expect(again).toMatchObject({ method, target, status })
        expect(again?.request.body).toEqual(request.body)
      }
    }
  })

  it('is signed where no token is good', async () => {
    const server = await startServer({ env: { HOLDLINE_ACCEPT_ANY_TOKEN: '0' } })
    onTestFinished(() => server.kill())
    const cwd = temporaryDirectory()
    const key = server.connectionString.replace(/.*;accesskey=/, '')
    const prepare = [
      `HOLDLINE_URL=${server.http}`,
      `HOLDLINE_KEY='${key}'`,
      `cp ${shellQuote(server.caFile)} ${shellQuote(join(cwd, 'ca.pem'))}`,
      SIGN_SCRIPT,
    ].join('\n')
    const target = '/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01'
    await shell(`${prepare}\nsigned POST '${target}' ${shellQuote(JSON.stringify(SEARCH))}`, cwd)
    const [first] = await recorded(`${server.http}/_holdline`)
    expect(first).toMatchObject({ status: 202, curl: expect.stringMatching(/^signed POST /) })
    expect(await shell(`${prepare}\n${first?.curl}`, cwd)).toContain('HTTP/1.1 202')
  })
})
