import { describe, expect, it, onTestFinished } from 'vitest'
import { createClient } from '../support/client.ts'
import { createDatabase } from '../support/postgres/create-database.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'

const KEY = Buffer.from('a key of these tests').toString('base64')
const VERSION = 'api-version=2025-02-11'
const SEARCH = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
}

/** The URL of an empty database until the test ends; the database takes any password. */
async function emptyDatabase(): Promise<string> {
  const { connection, drop } = await createDatabase()
  onTestFinished(drop)
  const { host = '', port = 5432, user = '', database = '' } = connection
  return `postgres://${user}:secret@${encodeURIComponent(host)}:${port}/${database}`
}

async function serve(database: string) {
  const server = await startServer({ env: { HOLDLINE_DATABASE: database, HOLDLINE_ACCESS_KEY: KEY } })
  onTestFinished(server.kill)
  return { ...server, call: createClient(new URL(server.http).host, KEY) }
}

describe('holdline with a PostgreSQL database', () => {
  it('migrates the database, loads stock, and serves one inventory from two processes, also after one is killed', async () => {
    const database = await emptyDatabase()
    const run = (...args: string[]) => runHoldline({ args, env: { HOLDLINE_DATABASE: database } })
    expect(await run('migrate', '--check')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^To do: /),
    })
    expect(await run('migrate')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Done: /) })
    expect(await run('migrate', '--check')).toMatchObject({
      code: 0,
      stdout: 'The database is up to date.\n',
    })

    const [one, other] = await Promise.all([serve(database), serve(database)])
    expect(await run('stock', 'load', 'default')).toMatchObject({
      code: 0,
      stdout: '192468 numbers added.\n',
    })

    const search = await one.call('POST', `/availablePhoneNumbers/countries/US/:search?${VERSION}`, {
      body: SEARCH,
    })
    expect(search.status).toBe(202)
    const searchId = String(search.headers['search-id'])
    await one.kill()
    const purchase = await other.call('POST', `/availablePhoneNumbers/:purchase?${VERSION}`, {
      body: { searchId },
    })
    expect(purchase.status).toBe(202)
    const { json } = await other.call('GET', `/phoneNumbers?${VERSION}`)
    expect(json).toMatchObject({ phoneNumbers: [{ phoneNumberType: 'tollFree' }] })
    expect(await run('stock', 'load', 'default')).toMatchObject({ stdout: '0 numbers added.\n' })
    expect(other.stdout()).toMatch(/ numbers in PostgreSQL database test_\w+ on /)
    expect(other.stdout() + other.stderr()).not.toContain('secret')
  })

  it('says that the list of processes shows a password on the command line', async () => {
    const database = await emptyDatabase()
    const shown = await startServer({
      args: ['--database', database],
      env: { HOLDLINE_DEVELOPMENT_KEY: '1' },
    })
    onTestFinished(shown.kill)
    expect(await shown.stop()).toBe(0)
    expect(shown.stderr()).toMatch(
      /"The list of processes shows the password of --database: give the URL in HOLDLINE_DATABASE"/,
    )
    const hidden = await serve(database)
    await hidden.stop()
    expect(hidden.stderr()).toBe('')
  })

  it('serves without the replica while that cannot be reached, and shows so in its metrics', async () => {
    const database = await emptyDatabase()
    const server = await startServer({
      args: ['--database-replica', 'postgres://user:secret@127.0.0.1:1/db?connect_timeout=1'],
      env: { HOLDLINE_DATABASE: database, HOLDLINE_DEVELOPMENT_KEY: '1', HOLDLINE_METRICS: 'public' },
    })
    onTestFinished(server.kill)
    await expect.poll(server.stderr).toMatch(/"reason":"[^"]*ECONNREFUSED[^"]*".*"The replica is not used: /)
    expect(server.stderr()).toContain(
      '"The list of processes shows the password of --database-replica: give the URL in HOLDLINE_DATABASE_REPLICA"',
    )
    expect(server.stderr()).not.toContain('secret')
    const metrics = await (await fetch(`${server.http}/_holdline/metrics`)).text()
    expect(metrics).toMatch(/^holdline_replica_used 0$/m)
    expect(metrics).not.toContain('holdline_replica_lag_seconds ')
    expect(await server.stop()).toBe(0)
  })

  it.each<[string, readonly string[], RegExp]>([
    [
      'no database',
      ['--in-memory'],
      /^holdline: --database-replica .* give --database too, or leave it out\n$/,
    ],
    [
      'a bad URL',
      ['--database', 'postgres://h/db', '--database-replica', 'mysql://user:secret@h'],
      /^holdline: --database-replica \(HOLDLINE_DATABASE_REPLICA\) is no PostgreSQL URL: give one such as [^\n]+\n$/,
    ],
    [
      'an empty URL',
      ['--database', 'postgres://h/db', '--database-replica', ''],
      /^holdline: --database-replica \(HOLDLINE_DATABASE_REPLICA\) is no PostgreSQL URL: give one such as [^\n]+\n$/,
    ],
    [
      'a URL of a primary',
      ['--database', 'postgres://h/db', '--database-replica', 'postgres://h/db?target_session_attrs=primary'],
      /^holdline: --database-replica [^\n]+ target_session_attrs in its URL is standby, prefer-standby or any, not primary\n$/,
    ],
    [
      'a bound that is none',
      ['--database', 'postgres://h/db', '--max-replica-lag', '0'],
      /^[^\n]+--max-replica-lag[^\n]+ from 1 to 86400[^\n]*\n/,
    ],
  ])('a replica with %s is refused in one line', async (_name, args, message) => {
    const env = { HOLDLINE_DATABASE_REPLICA: 'postgres://h/db', HOLDLINE_DEVELOPMENT_KEY: '1' }
    const { code, stderr } = await runHoldline({ args: ['serve', ...args], env })
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('secret')
    expect(code).toBe(2)
  })

  it('is ready although the numbers cannot be counted', async () => {
    const { connection, drop, query, connect } = await createDatabase()
    onTestFinished(drop)
    const { host = '', port = 5432, user = '', database = '' } = connection
    const url = `postgres://${user}@${encodeURIComponent(host)}:${port}/${database}`
    await runHoldline({ args: ['migrate'], env: { HOLDLINE_DATABASE: url } })
    const other = await connect()
    await other.query('BEGIN; LOCK TABLE number IN ACCESS EXCLUSIVE MODE')
    const { stdout } = await serve(url)
    while (stdout() === '') await query('SELECT 1')
    expect(stdout()).toMatch(/^Numbers in PostgreSQL database test_/m)
  })

  it.each<[string, string, RegExp]>([
    [
      'a database that is read-only',
      'stock load default',
      /read-only transaction: it is a standby, or default_/,
    ],
    [
      'a user without rights',
      'stock load default',
      /permission denied .*: the user needs a database of its own/,
    ],
    ['a user without rights', 'serve', /permission denied /],
    ['a database that is not there', 'migrate', /database "gone" does not exist: create it, or name another/],
    ['a user that is not there', 'migrate --check', /role "gone" does not exist: let this user log in/],
    ...['resource suspend default', 'aging set US 3d'].map((line): [string, string, RegExp] => [
      'a user who may only read',
      line,
      /permission denied .*: the user needs a database of its own/,
    ]),
  ])('%s: %s is refused in one line', async (situation, line, message) => {
    const { connection, drop, admin, name } = await createDatabase()
    onTestFinished(drop)
    const { host = '', port = 5432, user = '' } = connection
    const at = (user: string, database: string) =>
      `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
    await runHoldline({ args: ['migrate'], env: { HOLDLINE_DATABASE: at(user, name) } })
    await admin(`CREATE ROLE ${name} LOGIN`)
    onTestFinished(async () => void (await admin(`DROP ROLE ${name}`)))
    if (situation === 'a user who may only read') await admin(`GRANT pg_read_all_data TO ${name}`)
    if (situation === 'a database that is read-only') {
      await admin(`ALTER DATABASE ${name} SET default_transaction_read_only = on`)
    }
    const urls: Record<string, string> = {
      'a database that is read-only': at(user, name),
      'a user without rights': at(name, name),
      'a user who may only read': at(name, name),
      'a database that is not there': at(user, 'gone'),
      'a user that is not there': at('gone', name),
    }
    const env = { HOLDLINE_DATABASE: urls[situation] ?? '', HOLDLINE_DEVELOPMENT_KEY: '1' }
    const { code, stderr } = await runHoldline({ args: line.split(' '), env })
    expect(stderr).toMatch(/^holdline: PostgreSQL cannot be used: [^\n]+\n$/)
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
  })

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'serve',
      { HOLDLINE_DATABASE: 'mysql://user:secret@host/db' },
      /--database is no PostgreSQL URL: give one such as postgres:/,
    ],
    [
      'serve',
      { HOLDLINE_DATABASE: 'postgres://user:secret@127.0.0.1:1/db', HOLDLINE_ACCESS_KEY: KEY },
      /PostgreSQL cannot be used: /,
    ],
    [
      'serve',
      { HOLDLINE_DATABASE: 'postgres://user:secret@127.0.0.1:1/db', HOLDLINE_DEVELOPMENT_KEY: '1' },
      /PostgreSQL cannot be used: /,
    ],
    [
      'serve --database postgres://user:secret@127.0.0.1:1/db',
      {},
      /The inventory is in a database, .*: set HOLDLINE_ACCESS_KEY to .*; or accept .* HOLDLINE_DEVELOPMENT_KEY=1$/m,
    ],
    [
      'serve --in-memory --database postgres://user:secret@127.0.0.1:1/db',
      {},
      /--database excludes --in-memory/,
    ],
    [
      'serve --stock default --database postgres://user:secret@127.0.0.1:1/db',
      {},
      /holdline stock load default/,
    ],
    ['migrate', { HOLDLINE_DATABASE: '' }, /HOLDLINE_DATABASE\) is empty/],
    ['stock load default', { HOLDLINE_DATABASE: '' }, /HOLDLINE_DATABASE\) is empty/],
    [
      'serve',
      { HOLDLINE_DATABASE: 'postgres://u:secret@/db?host=/nowhere&port=1', HOLDLINE_DEVELOPMENT_KEY: '1' },
      /PostgreSQL cannot be used: connect ENOENT \/nowhere\/\.s\.PGSQL\.1: start it, or give/,
    ],
    [
      'migrate --database postgres://u:secret@127.0.0.1:1,127.0.0.1:2/db',
      {},
      /127\.0\.0\.1:1: connect ECONNREFUSED .*; 127\.0\.0\.1:2: connect ECONNREFUSED/,
    ],
    ['migrate --check --database postgres://u:secret@h/d?sslmode=on', {}, /sslmode in its URL is disable, /],
    ['stock load default --database postgres://u:sec/ret@h/d', {}, /with a port from 1 to 65535;/],
    [
      'migrate',
      {},
      /--database is missing.*HOLDLINE_DATABASE keeps a password out of the list of processes$/m,
    ],
    ['serve --database postgres//user:secret@h/d', {}, /is no PostgreSQL URL: .*HOLDLINE_DATABASE keeps/],
    ['serve --database postgres:/user:secret@h/d', {}, /is no PostgreSQL URL/],
    ['migrate --database postgres://user:se#secret@h/d', {}, /PostgreSQL/],
    ['migrate --database postgres://user:12#secret@h/d', {}, /PostgreSQL/],
    ['migrate --database postgres://user:12/secret@h/d', {}, /there is an @ in the name of the database/],
    ['migrate --database postgres://user:12?secret@h/d', {}, /PostgreSQL/],
    ['migrate --database postgres://user:%zzsecret@h/d', {}, /PostgreSQL/],
    ['serve --databse=postgres://user:secret@h/d', {}, /unknown option '--databse=…'/],
    ['serve --databse postgres://user:secret@h/d', {}, /unknown option '--databse'/],
    ['serve --pool-size postgres://user:secret@h/d', {}, /argument '…' is invalid/],
    ['serve postgres://user:secret@h/d', {}, /too many arguments/],
    ['postgres://user:secret@h/d', {}, /unknown command '…'/],
    ['serve --config postgres://user:secret@h/d', {}, /Cannot read --config postgres:\/\/user:…@h\/d: /],
    ['-dpostgres://user:secret@h/d', {}, /unknown option '…'/],
    ['stock load postgres://user:secret@h/d', {}, /'…' is invalid for argument 'stock'/],
    ['serve', { HOLDLINE_POOL_SIZE: 'postgres://user:secret@h/d' }, /'…' from env 'HOLDLINE_POOL_SIZE'/],
    ['stock load default', {}, /--database is missing/],
    ['stock load mine --database postgres://user:secret@h/d', {}, /Allowed choices are default/],
  ])('%s %o is answered in one line that repeats no password', async (line, env, message) => {
    const { code, stderr } = await runHoldline({ args: line.split(' '), env })
    expect(stderr).toMatch(/^holdline: [^\n]+\n$/)
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('secret')
    expect(code).toBe(2)
  })
})
