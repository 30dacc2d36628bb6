import { createServer, request } from 'node:http'
import { onTestFinished } from 'vitest'
import { freshHoldline } from '../../src/cli/fresh-holdline.ts'
import { compareSides } from '../../src/compare/compare-sides.ts'
import type { Answer } from '../../src/compare/observe.ts'
import type { Probe, SearchProbe } from '../../src/compare/probe.ts'
import { PROBES } from '../../src/compare/probes/index.ts'
import { RemoteSide } from '../../src/compare/remote-side.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'

/** The probes of a name, in every version. */
export function probesOf(...names: readonly string[]): Probe[] {
  return PROBES.filter(({ name }) => names.includes(name))
}

/** The fresh server that the command compares with, until the test ends. */
export async function startFresh(): Promise<URL> {
  const holdline = await freshHoldline()
  onTestFinished(() => holdline.stop())
  return holdline.endpoint
}

/** A server as a side. */
export function openSide(endpoint: URL, searches = 0): Promise<RemoteSide> {
  return RemoteSide.open({
    name: 'The other side',
    endpoint,
    key: DEVELOPMENT_ACCESS_KEY,
    searches,
    sleep: async () => {},
    now: Date.now,
  })
}

/** Compares two servers. */
export async function compareServers(live: URL, holdline: URL, probes: readonly (Probe | SearchProbe)[]) {
  return compareSides({ live: await openSide(live, 5), holdline: await openSide(holdline, 5), probes })
}

/** What is changed of an answer to a target. */
export type Alteration = (answer: Answer, target: string) => Partial<Answer>

/** Passes requests on to a server, and its answers back with a change. */
export async function startAltering(to: URL, alter: Alteration): Promise<URL> {
  const server = createServer((incoming, outgoing) => {
    const { method, url = '', headers } = incoming
    const passed = request(to, { method, path: url, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('end', () => {
        const came = {
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers)
              .filter(([name]) => !/^(connection|keep-alive|transfer-encoding|content-length)$/.test(name))
              .map(([name, value]) => [name, String(value)]),
          ),
          body: Buffer.concat(chunks).toString('utf8'),
        }
        const { status, headers: sent, body } = { ...came, ...alter(came, url) }
        outgoing.writeHead(status, sent).end(body)
      })
    })
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const address = server.address()
  return new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
}

/** An alteration of the JSON of an answer. */
export function json(
  change: (body: Record<string, unknown>) => unknown,
): (answer: Answer) => Partial<Answer> {
  return ({ body }) => ({ body: JSON.stringify(change(JSON.parse(body))) })
}

/** The alteration for answers to these targets. */
export const of =
  (part: string, alter: Alteration): Alteration =>
  (answer, target) =>
    target.includes(part) ? alter(answer, target) : {}
