import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { cancelSession } from '../../../src/storage/postgres/connection/cancel-session.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { type StartedCluster, startCluster } from '../../support/postgres/start-cluster.ts'
import { unprivilegedUser } from '../../support/postgres/unprivileged-user.ts'
import { selfSigned } from '../../support/self-signed.ts'

/** Over TCP, `keyed` needs TLS and a password, and `plain` needs neither, and may not use TLS. */
const HBA = `
local all all trust
hostssl all keyed 127.0.0.1/32 scram-sha-256
hostnossl all plain 127.0.0.1/32 trust
`

let cluster: StartedCluster
/** The port of a server that never answers. */
let silent = 0
let directory = ''
let port = 0

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

beforeAll(async () => {
  const { certificate, key } = await selfSigned()
  directory = mkdtempSync(join(tmpdir(), 'holdline-tls-'))
  const file = (name: string) => join(directory, name)
  writeFileSync(file('cert.pem'), certificate)
  writeFileSync(file('key.pem'), key, { mode: 0o600 })
  writeFileSync(file('hba.conf'), HBA)
  const user = unprivilegedUser()
  if (user !== undefined) {
    for (const path of [directory, ...['cert.pem', 'key.pem', 'hba.conf'].map(file)]) {
      chownSync(path, user.uid, user.gid)
    }
  }
  port = await freePort()
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  silent = portOf(mute)
  cluster = await startCluster({
    settings: {
      listen_addresses: '127.0.0.1',
      port: String(port),
      ssl: 'on',
      ssl_cert_file: file('cert.pem'),
      ssl_key_file: file('key.pem'),
      hba_file: file('hba.conf'),
    },
  })
  const client = new pg.Client({ host: cluster.host, port, user: cluster.user, database: 'postgres' })
  await client.connect()
  await client.query("CREATE ROLE keyed LOGIN SUPERUSER PASSWORD 'secret'; CREATE ROLE plain LOGIN")
  await client.end()
})
const mute = createServer()
afterAll(async () => {
  mute.close()
  await cluster.stop()
  rmSync(directory, { recursive: true, force: true })
})

/** `PORT`, `CA` and `SOCKET` stand for the places of the server. */
function poolAt(url: string) {
  const place = url
    .replaceAll('SILENT', String(silent))
    .replaceAll('PORT', String(port))
    .replaceAll('CA', encodeURIComponent(join(directory, 'cert.pem')))
    .replaceAll('SOCKET', encodeURIComponent(cluster.host))
  return createPool(place, 1)
}

/** Whether a connection by this URL has TLS. */
async function connect(url: string): Promise<string> {
  const pool = poolAt(url)
  try {
    const client = await pool.connect()
    const { rows } = await client.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')
    client.release()
    return rows[0].ssl ? 'TLS' : 'plain'
  } finally {
    await pool.end()
  }
}

it.each([
  'postgres://keyed:secret@localhost:PORT/postgres?sslmode=verify-full&sslrootcert=CA',
  'postgres://plain@127.0.0.1:PORT/postgres',
  'postgres://keyed@/postgres?host=SOCKET&port=PORT',
])('the work of a session is cancelled by %s', async (url) => {
  const pool = poolAt(url)
  onTestFinished(() => pool.end())
  const client = await pool.connect()
  const sleeping = expect(client.query('SELECT pg_sleep(60)')).rejects.toMatchObject({ code: '57014' })
  const seen = "SELECT FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)' AND state = 'active'"
  const watcher = new pg.Client({ host: cluster.host, port, user: cluster.user, database: 'postgres' })
  await watcher.connect()
  while ((await watcher.query(seen)).rows.length === 0);
  await watcher.end()
  await cancelSession(client)
  await sleeping
  client.release()
})

describe('a connection', () => {
  it.each([
    ['postgres://keyed:secret@127.0.0.1:PORT/postgres', 'TLS'],
    ['postgres://keyed:secret@127.0.0.1:PORT/postgres?sslmode=allow', 'TLS'],
    ['postgres://keyed:secret@127.0.0.1:PORT/postgres?sslmode=require', 'TLS'],
    ['postgres://keyed:secret@127.0.0.1:PORT/postgres?sslmode=verify-ca&sslrootcert=CA', 'TLS'],
    ['postgres://keyed:secret@localhost:PORT/postgres?sslmode=verify-full&sslrootcert=CA', 'TLS'],
    [
      'postgres://keyed:secret@localhost:PORT/postgres?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert=CA',
      'TLS',
    ],
    ['postgres://keyed:secret@127.0.0.1:PORT/postgres?sslmode=require&channel_binding=require', 'TLS'],
    ['postgres://plain@127.0.0.1:PORT/postgres', 'plain'],
    ['postgres://plain@127.0.0.1:PORT/postgres?sslmode=disable', 'plain'],
    ['postgres://keyed@/postgres?host=SOCKET&port=PORT&sslmode=verify-full&sslrootcert=CA', 'plain'],
    ['postgres://keyed:secret@127.0.0.1:1,127.0.0.1:PORT/postgres', 'TLS'],
    ['postgres://keyed:secret@127.0.0.1:SILENT,127.0.0.1:PORT/postgres?connect_timeout=1', 'TLS'],
    ['postgres://keyed:secret@127.0.0.1:1,127.0.0.1:PORT/postgres?target_session_attrs=primary', 'TLS'],
  ])('%s has %s', async (url, expected) => {
    expect(await connect(url)).toBe(expected)
  })

  it.each([
    ['postgres://keyed:secret@127.0.0.1:PORT/postgres?sslmode=disable', /no pg_hba\.conf entry/],
    ['postgres://plain@127.0.0.1:PORT/postgres?sslmode=require', /no pg_hba\.conf entry/],
    ['postgres://keyed:secret@localhost:PORT/postgres?sslmode=verify-full', /self-signed certificate/],
    [
      'postgres://keyed:secret@127.0.0.1:PORT/postgres?sslmode=verify-full&sslrootcert=CA',
      /IP: 127\.0\.0\.1 is not in the cert's list/,
    ],
    [
      'postgres://plain@127.0.0.1:PORT/postgres?channel_binding=require',
      /channel_binding is require, and the/,
    ],
    ['postgres://keyed:wrong@127.0.0.1:PORT/postgres', /password authentication failed/],
    ['postgres://keyed@127.0.0.1:PORT/postgres?passfile=/none', /it wants a password: put it in the URL/],
  ])('%s is refused', async (url, message) => {
    await expect(connect(url)).rejects.toThrow(message)
  })
})

it('a wrong password is refused in one line, without it, and nothing warns', async () => {
  const warnings: Error[] = []
  const note = (warning: Error) => void warnings.push(warning)
  process.on('warning', note)
  onTestFinished(() => void process.off('warning', note))
  const connection = `postgres://keyed:wr0ng@127.0.0.1:${port}/postgres?sslmode=require`
  await expect(openPostgresStore({ connection })).rejects.toThrow(
    /^PostgreSQL cannot be used: password authentication failed for user "keyed": give the right password in the URL, in PGPASSWORD or in a password file$/,
  )
  const store = await openPostgresStore({ connection: connection.replace('wr0ng', 'secret') })
  await store.ping()
  await store.close()
  expect(warnings).toEqual([])
})
