import { once } from 'node:events'
import { BlockList, connect, type Socket } from 'node:net'
import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { resolveConfig } from '../src/config/resolve-config.ts'
import { isProbe } from '../src/http/own/public/is-probe.ts'
import { type Holdline, startHoldline } from '../src/start-holdline.ts'
import { openMemoryStore } from '../src/storage/sqlite/open-memory-store.ts'

const HOST = '127.0.0.1'
/** Another address of the loopback network. */
const ELSEWHERE = '127.0.0.2'
const LIMIT = 8
const OWN_RESOURCE = {
  resources: [{ name: 'contoso', accessKeys: [Buffer.alloc(32, 'k').toString('base64')] }],
}

async function start({ document = {}, trusted }: { document?: object; trusted?: string } = {}) {
  const trustedProxies = new BlockList()
  if (trusted !== undefined) trustedProxies.addAddress(trusted)
  const lines: { msg: string; peer?: string; limit?: number; leftOut?: number }[] = []
  const notAsked = () => Promise.reject(new Error('It is not asked for'))
  const holdline = await startHoldline({
    openStore: () => openMemoryStore({ systemNow: Date.now }),
    openSandboxStore: () => openMemoryStore(),
    config: resolveConfig({ document, documentName: 'the test', environment: {}, host: HOST }),
    logger: pino({ level: 'warn' }, { write: (line) => void lines.push(JSON.parse(line)) }),
    host: HOST,
    httpPort: 0,
    loadCatalog: notAsked,
    loadCarriers: notAsked,
    limits: { lingerMs: 0, connections: LIMIT },
    trustedProxies,
  })
  onTestFinished(() => holdline.stop())
  return { holdline, lines }
}

async function open({ addresses }: Holdline, localAddress = HOST): Promise<Socket> {
  const socket = connect({ port: Number(new URL(addresses.http ?? '').port), host: HOST, localAddress })
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** Asks for a document of the public plane, and resolves to the status; 0 if the connection is closed instead. */
function ask(socket: Socket, path: string): Promise<number> {
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  return new Promise((resolve) => {
    socket.once('data', (answer) => resolve(Number(String(answer).split(' ')[1])))
    socket.once('close', () => resolve(0))
    if (socket.destroyed) resolve(0)
  })
}

/** Opens as many connections as the server may have, and tells how many are left. */
async function openAll(holdline: Holdline): Promise<number> {
  const sockets: Socket[] = []
  for (let count = 0; count < LIMIT; count += 1) sockets.push(await open(holdline))
  const statuses = await Promise.all(sockets.map((socket) => ask(socket, '/_holdline/health')))
  return statuses.filter((status) => status === 200).length
}

it('An address has a share of the connections', async () => {
  const { holdline, lines } = await start({ document: OWN_RESOURCE })
  expect(await openAll(holdline)).toBe(LIMIT / 4)
  const msg = expect.stringMatching(/^An address has its share of the connections.*--trusted-proxy$/)
  expect(lines).toMatchObject([{ limit: LIMIT, peer: HOST, msg }])
  await holdline.stop()
  // The lines of the span that ended with the stop.
  expect(lines.slice(1)).toMatchObject([{ leftOut: LIMIT - LIMIT / 4 - 1, msg }])
})

it.each([
  ['loopback of a stand-in', {}],
  ['a trusted proxy', { document: OWN_RESOURCE, trusted: HOST }],
])('%s may take all connections, and makes room for others', async (_, options) => {
  const { holdline, lines } = await start(options)
  expect(await openAll(holdline)).toBe(LIMIT)
  expect(lines).toEqual([])
  for (const path of ['/_holdline/health', '/_holdline/ready']) {
    for (const from of [HOST, ELSEWHERE]) expect(await ask(await open(holdline, from), path)).toBe(200)
  }
  expect(lines).toMatchObject([{ limit: LIMIT, msg: expect.stringMatching(/--max-connections/) }])
})

it.each([
  ['GET', '/_holdline/health', true],
  ['GET', '/_holdline/ready', true],
  ['GET', '/_holdline/ready?from=balancer', true],
  ['HEAD', '/_holdline/health', true],
  ['GET', '/_holdline/health/', true],
  ['GET', '//_holdline//ready', true],
  ['GET', 'http://numbers.example/_holdline/ready', true],
  ['POST', '/_holdline/health', false],
  ['OPTIONS', '/_holdline/health', false],
  ['GET', '/_holdline/health/more', false],
  ['GET', '/', false],
  ['GET', '/_holdline/stock', false],
  ['GET', '/phoneNumbers?/_holdline/health', false],
])('%s %s is a probe: %s', (method, url, probe) => {
  expect(isProbe({ method, url })).toBe(probe)
})
