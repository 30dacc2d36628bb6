import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createClient, send } from '../support/client.ts'
import { createDatabase } from '../support/postgres/create-database.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const keyOf = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const SECRETS = {
  access: keyOf(11),
  operator: keyOf(12),
  encryption: keyOf(13),
  /** Keys that nobody accepts, and one that is none. */
  wrong: keyOf(14),
  wrongOperator: keyOf(15),
  malformed: 'this-is-no-base64-secret!',
  token: `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.c2VjcmV0LWNsYWltcw.c2lnbmF0dXJl`,
  password: 'a-secret-of-the-database',
} as const
const VERSION = 'api-version=2025-06-01'
const SEARCH = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'outbound', sms: 'none' },
}

interface Inventory {
  readonly flags: readonly string[]
  /** Everything that is stored. */
  readonly dump: () => Promise<readonly Buffer[]>
}

async function inFile(cwd: string): Promise<Inventory> {
  return {
    flags: ['--data', 'data'],
    dump: async () =>
      readdirSync(join(cwd, 'data'), { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => readFileSync(join(file.parentPath, file.name))),
  }
}

async function inPostgres(cwd: string): Promise<Inventory> {
  const { connection, drop, query } = await createDatabase()
  onTestFinished(drop)
  const { host = '', port = 5432, user = '', database = '' } = connection
  // The database takes any password.
  const url = `postgres://${user}:${SECRETS.password}@${encodeURIComponent(host)}:${port}/${database}`
  await runHoldline({ args: ['migrate', '--database', url], cwd })
  return {
    flags: ['--database', url],
    async dump() {
      const tables = await query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
      const rows = tables.map(({ name }) => query(`SELECT to_jsonb(one)::text AS row FROM ${name} AS one`))
      return (await Promise.all(rows)).flat().map(({ row }) => Buffer.from(String(row)))
    },
  }
}

describe.each([
  { name: 'a file', open: inFile },
  { name: 'PostgreSQL', open: inPostgres },
])('The keys and tokens of a server over $name', ({ open }) => {
  it('are in no row of its inventory, in no line of its log, and in no error', {
    timeout: 60_000,
  }, async () => {
    const cwd = temporaryDirectory()
    const { flags, dump } = await open(cwd)
    const env = {
      HOLDLINE_ACCESS_KEY: SECRETS.access,
      HOLDLINE_OPERATOR_KEY: SECRETS.operator,
      HOLDLINE_ENCRYPTION_KEYS: SECRETS.encryption,
    }
    const server = await startServer({ cwd, args: [...flags, '--log-level', 'debug'], env })
    onTestFinished(() => server.kill())
    const said: string[] = []
    const { host } = new URL(server.http)
    const secrets: string[] = Object.values(SECRETS)

    const asOperator = { HOLDLINE_OPERATOR_KEY: SECRETS.operator }
    const operator = (...args: string[]) =>
      runHoldline({ args: [...args, '--url', server.http], cwd, env: asOperator })
    const created = await operator('resource', 'create', 'adatum')
    expect(created).toMatchObject({ code: 0 })
    secrets.push(created.stdout.trim())
    const rotated = await operator('key', 'create', 'adatum')
    expect(rotated).toMatchObject({ code: 0 })
    secrets.push(rotated.stdout.trim())

    const search = `/availablePhoneNumbers/countries/US/:search?${VERSION}`
    for (const accessKey of [SECRETS.access, SECRETS.wrong, created.stdout.trim(), SECRETS.operator]) {
      const call = createClient(host, accessKey)
      for (const body of [SEARCH, '{"phoneNumberType":', { ...SEARCH, accessKey }]) {
        said.push((await call('POST', search, { body })).text)
      }
      said.push(
        (await call('POST', '/_holdline/resources', { body: { name: '', accessKeys: [accessKey] } })).text,
      )
    }
    for (const secret of [SECRETS.token, SECRETS.operator, SECRETS.wrongOperator, SECRETS.access]) {
      for (const authorization of [`Bearer ${secret}`, `HMAC-SHA256 ${secret}`, secret]) {
        for (const target of [`/phoneNumbers?${VERSION}`, '/_holdline/stock', '/_holdline/nothing']) {
          said.push((await send(host, 'GET', target, new Uint8Array(), { host, authorization })).text)
        }
      }
    }

    const unreachable = `postgres://user:${SECRETS.password}@127.0.0.1:1/none`
    for (const [args, more] of [
      [['stock', 'list', '--url', server.http], { HOLDLINE_OPERATOR_KEY: SECRETS.wrongOperator }],
      [['stock', 'list', '--url', server.http], { HOLDLINE_OPERATOR_KEY: SECRETS.malformed }],
      [['stock', 'list', '--database', unreachable], {}],
      [['stock', 'list', '--database', unreachable.replace(':1/', ':none/')], {}],
      [['serve', '--database', unreachable], {}],
      [['serve', '--in-memory'], { HOLDLINE_ACCESS_KEY: SECRETS.malformed }],
      [['serve', '--in-memory'], { HOLDLINE_OPERATOR_KEY: SECRETS.malformed }],
      [['serve', '--in-memory'], { HOLDLINE_ENCRYPTION_KEYS: SECRETS.malformed }],
    ] as const) {
      const { code, stdout, stderr } = await runHoldline({ args, cwd, env: more })
      expect({ args, code }).toEqual({ args, code: 2 })
      said.push(stdout, stderr)
    }
    await server.stop()
    said.push(server.stderr())

    expect(server.stderr()).toContain('denied')
    const stored = await dump()
    expect(stored.length).toBeGreaterThan(1)
    const everything = Buffer.concat([...stored, ...said.map((text) => Buffer.from(text))])
    for (const secret of secrets) {
      const bytes = Buffer.from(secret, 'base64')
      for (const form of [secret, encodeURIComponent(secret), bytes.toString('hex'), bytes]) {
        expect({ secret, isFound: everything.includes(form) }).toEqual({ secret, isFound: false })
      }
    }
  })
})
