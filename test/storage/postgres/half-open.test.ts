import { request } from 'node:http'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { linkNamespaces } from '../../support/linked-namespaces.ts'
import { startCluster } from '../../support/postgres/start-cluster.ts'
import { type Server, startServer } from '../../support/server.ts'
import { signedHeaders } from '../../support/sign.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'

const ACCESS_KEY = Buffer.from('a key of the other side of a link').toString('base64')
const VERSION = 'api-version=2025-06-01'
const READY = { method: 'GET', target: '/_holdline/ready' }
const STOCK = { method: 'GET', target: '/_holdline/stock' }
const OWNED = { method: 'GET', target: `/phoneNumbers?${VERSION}` }
const SEARCH = {
  method: 'POST',
  target: `/availablePhoneNumbers/countries/US/:search?${VERSION}`,
  body: JSON.stringify({
    phoneNumberType: 'geographic',
    assignmentType: 'application',
    capabilities: { calling: 'inbound+outbound', sms: 'none' },
    quantity: 1,
  }),
}

interface Asked {
  readonly method: string
  readonly target: string
  readonly body?: string
}

/** How the server answers over its Unix socket, which no network namespace hides. */
function ask({ socket }: Server, { method, target, body = '' }: Asked) {
  const signed = signedHeaders({ method, target, host: 'localhost', body, accessKey: ACCESS_KEY })
  const headers = {
    ...(target.startsWith('/_holdline/') ? { host: 'localhost' } : signed),
    ...(body !== '' && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  }
  return new Promise<{ status: number; retryAfter: string | undefined }>((resolve, reject) => {
    const outgoing = request(
      { socketPath: socket, method, path: target, headers, agent: false },
      (answer) => {
        answer.resume()
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** A search may find connections that are lost, until each of them is replaced. */
async function untilServed(server: Server): Promise<void> {
  for (;;) {
    const { status } = await ask(server, SEARCH)
    if (status === 202) break
    expect(status).toBe(503)
  }
  while ((await ask(server, READY)).status !== 200);
}

/** How long a test may take that waits for limits, on a machine under load. */
const LIMIT = { timeout: 180_000 }

/** A server and its PostgreSQL, with a link between them that can be set down, and nothing else. */
async function givenFarDatabase() {
  const { near, far, setLink, close } = await linkNamespaces()
  onTestFinished(close)
  const cluster = await startCluster({ namespace: far })
  onTestFinished(cluster.stop)
  const database = new pg.Client({ host: cluster.host, user: cluster.user, database: 'postgres' })
  await database.connect()
  onTestFinished(() => database.end())
  const cwd = temporaryDirectory()
  const url = `postgres://${cluster.user}@${far.address}/postgres?sslmode=disable`
  const env = { HOLDLINE_DATABASE: url, HOLDLINE_ACCESS_KEY: ACCESS_KEY }
  const server = await startServer({ namespace: near, cwd, env })
  onTestFinished(() => server.kill())
  return { server, database, setLink }
}

/** The statuses of the answers to many requests at once. */
async function statuses(server: Server, kinds: readonly Asked[]): Promise<Set<number>> {
  const answers = await Promise.all(
    kinds.flatMap((each) => Array.from({ length: 10 }, () => ask(server, each))),
  )
  return new Set(answers.map(({ status }) => status))
}

it(
  'a link that goes down drops packets: each request ends by its limit, and the same process serves when it is up',
  LIMIT,
  async () => {
    const { server, setLink } = await givenFarDatabase()
    expect(await statuses(server, [SEARCH, OWNED, READY])).toEqual(new Set([200, 202]))
    setLink('down')
    // First the connections of the pool lose their packets, and then no connection can be made. A readiness check may be
    // answered as the check before, for a moment.
    expect(await statuses(server, [SEARCH, OWNED])).toEqual(new Set([503]))
    expect(await statuses(server, [SEARCH, OWNED, READY])).toEqual(new Set([503]))
    setLink('up')
    await untilServed(server)
  },
)

it('connections whose other side has gone while the link was down are replaced', LIMIT, async () => {
  const { server, database, setLink } = await givenFarDatabase()
  expect(await statuses(server, [SEARCH, OWNED, READY])).toEqual(new Set([200, 202]))
  setLink('down')
  await database.query(
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'holdline'",
  )
  setLink('up')
  await untilServed(server)
})

it('a request with a limit of minutes ends by keep-alive while the link is down', LIMIT, async () => {
  const { server, database, setLink } = await givenFarDatabase()
  await database.query('BEGIN; LOCK TABLE number')
  const counting = ask(server, STOCK)
  while (!(await isWaiting(database)));
  setLink('down')
  expect(await counting).toEqual({ status: 503, retryAfter: '1' })
})

async function isWaiting(database: pg.Client): Promise<boolean> {
  const { rowCount } = await database.query(
    "SELECT FROM pg_stat_activity WHERE application_name = 'holdline' AND wait_event_type = 'Lock'",
  )
  return rowCount !== 0
}
