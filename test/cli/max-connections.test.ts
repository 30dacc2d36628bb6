import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { HOLDLINE } from '../support/run-holdline.ts'
import { type ServerOptions, startServer } from '../support/server.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

async function openMany(url: string, count: number): Promise<Socket[]> {
  const { hostname, port } = new URL(url)
  const sockets: Socket[] = []
  for (let opened = 0; opened < count; opened += 1) {
    const socket = connect(Number(port), hostname)
    onTestFinished(() => void socket.destroy())
    socket.on('error', () => {})
    await once(socket, 'connect')
    sockets.push(socket)
  }
  return sockets
}

it.each<[string, ServerOptions]>([
  ['--max-connections', { args: ['--max-connections', '3'], env: { HOLDLINE_MAX_CONNECTIONS: '4' } }],
  ['HOLDLINE_MAX_CONNECTIONS', { env: { HOLDLINE_MAX_CONNECTIONS: '3' } }],
])('%s limits the connections, and a probe is served', async (_, options) => {
  const server = await startServer(options)
  onTestFinished(async () => void (await server.stop()))
  const [first, second, third] = await openMany(server.http, 3)
  expect((await fetch(`${server.http}/_holdline/ready`)).status).toBe(200)
  if (first && !first.destroyed) await once(first.resume(), 'close')
  expect([second?.destroyed, third?.destroyed]).toEqual([false, false])
  expect(server.stderr()).toMatch(
    /"limit":3,"peer":"127\.0\.0\.1","msg":"There are as many connections as --max/,
  )
})

it.runIf(process.platform === 'linux')('A limit on open files lowers the limit on connections', async () => {
  const command = 'ulimit -n 300; exec "$0" "$@"'
  const args = [HOLDLINE, 'serve', '--in-memory', '--http-port', '0', '--https-port', '0']
  const run = promisify(execFile)('sh', ['-c', command, process.execPath, ...args], {
    cwd: temporaryDirectory(),
    env: { ...process.env, HOLDLINE_LOG_LEVEL: 'warn' },
  })
  let shown = ''
  run.child.stdout?.on('data', (text) => {
    shown += text
    if (shown.includes('numbers in memory')) run.child.kill('SIGTERM')
  })
  expect((await run).stderr).toMatch(
    /"maxConnections":10000,"connections":162,"msg":"The limit on open files/,
  )
})
