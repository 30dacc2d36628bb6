import { signedHeaders } from '../../test/support/sign.ts'
import { HOLDLINE } from '../paths.ts'
import { freePort } from '../processes/free-port.ts'
import { type Program, startProgram } from '../processes/start-program.ts'
import { compare, limit } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import type { Sample } from '../report/report.ts'
import type { Bench, Scenario } from './scenario.ts'
import type { Loader } from './search-over-http.ts'
import { startLoader } from './start-loader.ts'

const MANY = 1_000
const CONNECTIONS = 8
/** How many sandboxes are made in a round, for the time and the memory of one. */
const MADE = 10
const TARGET = '/phoneNumbers?api-version=2025-06-01'
const NEW = 'a new sandbox with the default stock'

/** The ways in which a request names its sandbox, and the status that answers it. */
const WAYS = {
  'the key, over kept connections': 200,
  'the key, over connections that eight sandboxes share': 200,
  'the path': 200,
  'a signature that is nobody’s': 401,
} as const
type Way = keyof typeof WAYS

interface Made {
  readonly http: string
  readonly key: string
}

/** What it costs to find the sandbox of a request among a thousand, and to make one. */
export const sandboxes: Scenario = {
  name: 'sandboxes',
  async run(bench) {
    await bench.buildProgram()
    const loader = await startLoader(bench)
    const few = await startWith(bench, CONNECTIONS)
    const many = await startWith(bench, MANY)
    const { program, port } = await startServer(bench)
    bench.announce('sandboxes')
    const ways = Object.keys(WAYS) as Way[]
    const sides = ways.flatMap((way) => [
      side(`${way}: ${CONNECTIONS} sandboxes`, way, few, loader, bench),
      side(`${way}: ${MANY} sandboxes`, way, many, loader, bench),
    ])
    sides.push({ name: NEW, measure: () => makeSome(program, port) })
    const measured = await interleave(sides, bench.scale.rounds)
    return {
      name: this.name,
      title: 'Sandboxes: finding one, and making one',
      measured,
      comparisons: ways.flatMap((way) =>
        compare(measured, {
          name: way,
          quantity: 'p50Ms',
          of: `${way}: ${MANY} sandboxes`,
          to: `${way}: ${CONNECTIONS} sandboxes`,
          ...(way !== 'a signature that is nobody’s' && { aim: { atMost: 1.2 } }),
        }),
      ),
      limits: [
        ...limit(measured, { name: 'making one', quantity: 'readyMs', side: NEW, aim: { atMost: 5 } }),
        ...limit(measured, { name: 'memory of one', quantity: 'growthMiB', side: NEW, aim: { atMost: 1 } }),
      ],
      notes: [
        `Each request lists the numbers that a resource of a sandbox owns. ${MANY} sandboxes without stock are there, or ${CONNECTIONS}. A search for the key of a signature that is nobody’s is bounded in each second, and beyond it such a request is refused without a search.`,
      ],
    }
  },
}

async function startServer(bench: Bench): Promise<{ program: Program; port: number }> {
  const port = await freePort()
  const args = [HOLDLINE, 'serve', '--in-memory', '--http-port', String(port), '--https-port', '0']
  return { program: await bench.use(startProgram({ args, port, cwd: bench.directory })), port }
}

/** A server with so many sandboxes, of which the first ones are told. */
async function startWith(bench: Bench, count: number): Promise<{ port: number; made: Made[] }> {
  const { port } = await startServer(bench)
  const made: Made[] = []
  for (let nth = 0; nth < count; nth += 1) made.push(await make(port, { stock: 'none' }))
  return { port, made: made.slice(0, CONNECTIONS) }
}

async function make(port: number, wanted: object): Promise<Made> {
  const answer = await fetch(`http://127.0.0.1:${port}/_holdline/sandboxes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  const { http, httpConnectionString }: Record<'http' | 'httpConnectionString', string> = JSON.parse(
    await answer.text(),
  )
  return { http, key: httpConnectionString.split('accesskey=')[1] ?? '' }
}

function side(
  name: string,
  way: Way,
  { port, made }: { port: number; made: Made[] },
  loader: Loader,
  { scale }: Bench,
): Side {
  return {
    name,
    async measure() {
      const requests = requestsOf(way, made).map(({ target, key }) => signedList(port, target, key))
      const { warmUpMs, measureMs } = scale
      const plan = { servers: [{ port, requests }], connections: CONNECTIONS, warmUpMs, measureMs }
      const { statuses, answered: _, ...sample } = await loader.ask(plan)
      const others = Object.keys(statuses).filter((status) => Number(status) !== WAYS[way])
      if (others.length > 0) throw new Error(`${name} answered ${JSON.stringify(statuses)}`)
      return sample
    },
  }
}

function requestsOf(way: Way, made: readonly Made[]): { target: string; key: string }[] {
  const [first = { http: '', key: '' }] = made
  switch (way) {
    case 'the key, over kept connections':
      return [{ target: TARGET, key: first.key }]
    case 'the key, over connections that eight sandboxes share':
      return made.map(({ key }) => ({ target: TARGET, key }))
    case 'the path':
      return [{ target: `${new URL(first.http).pathname}${TARGET}`, key: first.key }]
    case 'a signature that is nobody’s':
      return [{ target: TARGET, key: Buffer.alloc(64, 'nobody').toString('base64') }]
  }
}

function signedList(port: number, target: string, accessKey: string): string {
  const headers = signedHeaders({ method: 'GET', target, host: `127.0.0.1:${port}`, accessKey })
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `${[`GET ${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`
}

/** The time and the memory of one sandbox, which stays. */
async function makeSome(program: Program, port: number): Promise<Sample> {
  const before = program.residentMiB()
  const start = performance.now()
  for (let nth = 0; nth < MADE; nth += 1) await make(port, {})
  const readyMs = (performance.now() - start) / MADE
  const after = program.residentMiB()
  if (before === undefined || after === undefined) return { readyMs }
  return { readyMs, growthMiB: (after - before) / MADE }
}
