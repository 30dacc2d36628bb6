import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { startServer } from '../support/server.ts'
import { signedHeaders } from '../support/sign.ts'

const MEBIBYTE = 1024 * 1024
const CLIENTS = 400
const BODY = Buffer.alloc(MEBIBYTE, ' ')
const TARGET =
  '/availablePhoneNumbers/reservations/0a1b2c3d-0000-4000-8000-00000000000a?api-version=2025-06-01'

/** The most memory that the process has had so far, in MiB. */
function peakMemory(pid: number): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kibibytes) / 1024
}

/** Sends all but the last byte of a reservation's body, and reports the answer. */
function stall(host: string, answered: (answer: string) => void) {
  const [hostname, port] = host.split(':')
  const signed = signedHeaders({
    method: 'PATCH',
    target: TARGET,
    host,
    body: BODY,
    accessKey: DEVELOPMENT_ACCESS_KEY,
  })
  const headers = { ...signed, 'content-type': 'application/json', 'content-length': String(BODY.length) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  socket.once('data', (answer) => answered(String(answer)))
  socket.write(`PATCH ${TARGET} HTTP/1.1\r\n${lines.join('')}\r\n`)
  socket.write(BODY.subarray(0, -1))
}

it.runIf(process.platform === 'linux')(
  '400 clients that stall in bodies of 1 MiB take the room of 64, and a small heap serves the others',
  async () => {
    const server = await startServer({ env: { NODE_OPTIONS: '--max-old-space-size=64' } })
    onTestFinished(async () => void (await server.stop()))
    const { host } = new URL(server.http)
    const before = peakMemory(server.pid)
    const refusals: string[] = []
    await new Promise<void>((resolve) => {
      for (let client = 0; client < CLIENTS; client += 1) {
        stall(host, (answer) => {
          if (refusals.push(answer) === CLIENTS - 64) resolve()
        })
      }
    })
    for (const refusal of refusals) expect(refusal).toMatch(/^HTTP\/1\.1 503 .*\r\nretry-after: 1\r\n/s)
    expect((await fetch(`${server.http}/_holdline/ready`)).status).toBe(200)
    // The bodies, and as much again for the connections and for memory that is not collected yet.
    expect(peakMemory(server.pid) - before).toBeLessThan(4 * 64)
  },
)
