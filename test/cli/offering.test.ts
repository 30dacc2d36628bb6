import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDatabase } from '../support/postgres/create-database.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const NAME = 'US/tollFree/application/inbound+outbound/inbound+outbound'
const ITSELF = /^holdline: No server has .*holdline\.db open, so this command opens it itself\n$/
const FILE = `offerings:
  - country: US
    numberType: tollFree
    assignmentType: application
    capabilities: { calling: inbound+outbound, sms: inbound+outbound }
    cost: { amount: 4, currencyCode: EUR }
`

function given() {
  const cwd = temporaryDirectory()
  writeFileSync(join(cwd, 'offerings.yaml'), FILE)
  return {
    cwd,
    offering: (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      runHoldline({ args: ['offering', ...args], cwd, env }),
  }
}

const US_TOLL_FREE = ['list', '--country', 'US', '--type', 'tollFree']

describe('holdline offering', () => {
  it('asks the running server, and without one opens the file itself and says so', async () => {
    const { cwd, offering } = given()
    const server = await startServer({ cwd, args: ['--data', '.holdline'] })
    onTestFinished(() => server.kill())
    expect(await offering(['set', NAME, '--price', '3.5', '--currency', 'usd'])).toEqual({
      code: 0,
      stdout: `set ${NAME}\n`,
      stderr: '',
    })
    expect(await offering(US_TOLL_FREE)).toEqual({
      code: 0,
      stdout: `${NAME} 3.5 USD register\n`,
      stderr: '',
    })
    await server.kill()

    expect(await offering(['apply', 'offerings.yaml'])).toEqual({
      code: 0,
      stdout: `set ${NAME}\n`,
      stderr: expect.stringMatching(ITSELF),
    })
    expect(await offering(['retire', 'US/geographic/person/inbound+outbound/none'])).toMatchObject({
      code: 0,
      stdout: 'retired US/geographic/person/inbound+outbound/none\n',
    })
    const restarted = await startServer({ cwd, args: ['--data', '.holdline'] })
    onTestFinished(() => restarted.kill())
    expect((await offering(['list', '--country', 'US'])).stdout.split('\n')).toEqual([
      'US/geographic/application/inbound+outbound/none 1 USD default',
      'US/geographic/person/inbound+outbound/none 1 USD default retired',
      `${NAME} 4 EUR register`,
      '',
    ])
  })

  it('changes a PostgreSQL database, but no declaration of the file that --config names', async () => {
    const { cwd, offering } = given()
    const { connection, drop } = await createDatabase()
    onTestFinished(drop)
    const { host = '', port = 5432, user = '', database = '' } = connection
    const env = {
      HOLDLINE_DATABASE: `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`,
    }
    expect(await offering(['list'], env)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'holdline: The database has not the schema of this Holdline: run holdline migrate first\n',
    })
    expect(await runHoldline({ args: ['migrate'], env })).toMatchObject({ code: 0 })
    expect(await offering(['apply', 'offerings.yaml', '--prune', '--output', 'json'], env)).toMatchObject({
      code: 0,
      stderr: '',
    })
    const sold = (await offering(['list'], env)).stdout
      .split('\n')
      .filter((line) => !line.endsWith(' retired'))
    expect(sold).toEqual([`${NAME} 4 EUR register`, ''])
    const offerings = [
      {
        country: 'US',
        numberType: 'tollFree',
        assignmentType: 'application',
        capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
        cost: { amount: 9, currencyCode: 'EUR' },
      },
    ]
    writeFileSync(join(cwd, 'holdline.json'), JSON.stringify({ offerings }))
    expect(await offering(['set', NAME, '--price', '5', '--config', 'holdline.json'], env)).toEqual({
      code: 2,
      stdout: '',
      stderr: `holdline: holdline.json declares offering/${NAME}: change it there\n`,
    })
  })

  it.each([
    [['set', NAME], "required option '--price <amount>' not specified; see holdline offering set --help"],
    [
      ['set', 'US/tollFree', '--price', '1'],
      'The name of an offering is COUNTRY/TYPE/ASSIGNMENT/CALLING/SMS',
    ],
    [['set', NAME, '--price', 'much'], '--price must be a number'],
    [
      ['set', NAME, '--price', '1', '--currency', 'dollars'],
      "option '--currency <code>' argument 'dollars' is invalid. Give three letters of ISO 4217, such as USD",
    ],
    [
      ['retire', NAME, '--from', 'tomorrow'],
      "option '--from <instant>' argument 'tomorrow' is invalid. Give an instant, such as 2026-11-28T12:00:00Z",
    ],
    [
      ['list', '--type', 'landline'],
      "option '--type <type>' argument 'landline' is invalid. Allowed choices",
    ],
    [['apply', 'nothing.yaml'], 'Cannot read nothing.yaml: no such file or directory'],
    [
      ['list', '--socket', 'a', '--url', 'http://127.0.0.1:1'],
      '--url and --socket exclude each other: leave one out',
    ],
    [
      ['list', '--data', 'nowhere'],
      'No server runs with nowhere, and there is no inventory in it: start one',
    ],
  ])('%j: one line that says what is wrong', async (args, message) => {
    const { cwd, offering } = given()
    const { code, stdout, stderr } = await offering(args, { XDG_RUNTIME_DIR: cwd })
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 })
    expect(stderr).toContain(`holdline: ${message}`)
  })
})
