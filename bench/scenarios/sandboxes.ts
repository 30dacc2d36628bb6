import { signedHeaders } from '../../test/support/sign.ts'
import { HOLDLINE } from '../paths.ts'
import { freePort } from '../processes/free-port.ts'
import { type Program, startProgram } from '../processes/start-program.ts'
import { compare, limit } from '../report/compare.ts'
import { interleave, type Side } from '../report/interleave.ts'
import type { Aim, Sample } from '../report/report.ts'
import type { Bench, Scenario } from './scenario.ts'
import type { Loader } from './search-over-http.ts'
import { startLoader } from './start-loader.ts'

const MANY = 1_000
const CONNECTIONS = 8
/** How many sandboxes call over the same connections, as the tests of one process do. */
const SHARING = 200
/** How many sandboxes are made in a round, for the time and the memory of one. */
const MADE = 10
const TARGET = '/phoneNumbers?api-version=2025-06-01'
const NEW = 'a new sandbox with the default stock'

/** A way in which requests name their sandbox. */
interface Way {
  readonly name: string
  /** How many sandboxes the requests are to, in turn; 1 on a server that has one. */
  readonly asked: number
  readonly request: (port: number, sandbox: Made) => string
  /** The status that answers; 200 if absent. */
  readonly status?: number
  readonly aim?: Aim
}

const CONSTANT = { atMost: 1.2 }

/** With an aim where the cost must not grow with the sandboxes. */
const WAYS: readonly Way[] = [
  {
    name: 'the key, over kept connections',
    asked: 1,
    request: (port, { key }) => signedList({ port, key }),
    aim: CONSTANT,
  },
  {
    name: `the key, with the name in User-Agent, over connections that ${SHARING} sandboxes share`,
    asked: SHARING,
    request: (port, { key, name }) => signedList({ port, key, userAgent: name }),
    aim: CONSTANT,
  },
  {
    name: `the key alone, over connections that ${CONNECTIONS} sandboxes share`,
    asked: CONNECTIONS,
    request: (port, { key }) => signedList({ port, key }),
  },
  {
    name: `the key alone, over connections that ${SHARING} sandboxes share`,
    asked: SHARING,
    request: (port, { key }) => signedList({ port, key }),
  },
  {
    name: 'the path',
    asked: 1,
    request: (port, { http, key }) => signedList({ port, key, path: new URL(http).pathname }),
    aim: CONSTANT,
  },
  {
    name: 'a signature that is nobody’s',
    asked: 1,
    request: (port) => signedList({ port, key: Buffer.alloc(64, 'nobody').toString('base64') }),
    status: 401,
  },
]

interface Made {
  readonly name: string
  readonly http: string
  readonly key: string
}

/** What it costs to find the sandbox of a request among a thousand, and to make one. */
export const sandboxes: Scenario = {
  name: 'sandboxes',
  async run(bench) {
    await bench.buildProgram()
    const loader = await startLoader(bench)
    const one = await startWith(bench, 1)
    const many = await startWith(bench, MANY)
    const { program, port } = await startServer(bench)
    bench.announce('sandboxes')
    const sides = WAYS.flatMap((way) => [
      side(among(way, 1), way, one, loader, bench),
      side(among(way, MANY), way, many, loader, bench),
    ])
    sides.push({ name: NEW, measure: () => makeSome(program, port) })
    const measured = await interleave(sides, bench.scale.rounds)
    return {
      name: this.name,
      title: 'Sandboxes: finding one, and making one',
      measured,
      comparisons: WAYS.flatMap((way) =>
        compare(measured, {
          name: way.name,
          quantity: 'p50Ms',
          of: among(way, MANY),
          to: among(way, 1),
          ...(way.aim !== undefined && { aim: way.aim }),
        }),
      ),
      limits: [
        ...limit(measured, { name: 'making one', quantity: 'readyMs', side: NEW, aim: { atMost: 5 } }),
        ...limit(measured, { name: 'memory of one', quantity: 'growthMiB', side: NEW, aim: { atMost: 1 } }),
      ],
      notes: [
        `Each request lists the numbers that a resource of a sandbox owns, over ${CONNECTIONS} connections. ${MANY} sandboxes without stock are there, or one. Where ${SHARING} sandboxes share the connections, each request is to another sandbox than the one before; beside it, one sandbox alone has all of them. A search for the key of a signature that is nobody’s is bounded in each second, and beyond it such a request is refused without a search.`,
      ],
    }
  },
}

async function startServer(bench: Bench): Promise<{ program: Program; port: number }> {
  const port = await freePort()
  const args = [HOLDLINE, 'serve', '--in-memory', '--http-port', String(port), '--https-port', '0']
  return { program: await bench.use(startProgram({ args, port, cwd: bench.directory })), port }
}

function among({ name }: Way, count: number): string {
  return `${name}: ${count === 1 ? 'one sandbox' : `${count} sandboxes`}`
}

/** A server with so many sandboxes. */
async function startWith(bench: Bench, count: number): Promise<{ port: number; made: Made[] }> {
  const { port } = await startServer(bench)
  const made: Made[] = []
  for (let nth = 0; nth < count; nth += 1) made.push(await make(port, { stock: 'none' }))
  return { port, made }
}

async function make(port: number, wanted: object): Promise<Made> {
  const answer = await fetch(`http://127.0.0.1:${port}/_holdline/sandboxes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  const { name, http, httpConnectionString }: Record<'name' | 'http' | 'httpConnectionString', string> =
    JSON.parse(await answer.text())
  return { name, http, key: httpConnectionString.split('accesskey=')[1] ?? '' }
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
      const requests = made.slice(0, way.asked).map((sandbox) => way.request(port, sandbox))
      const { warmUpMs, measureMs } = scale
      const plan = { servers: [{ port, requests }], connections: CONNECTIONS, warmUpMs, measureMs }
      const { statuses, answered: _, ...sample } = await loader.ask(plan)
      const others = Object.keys(statuses).filter((status) => Number(status) !== (way.status ?? 200))
      if (others.length > 0) throw new Error(`${name} answered ${JSON.stringify(statuses)}`)
      return sample
    },
  }
}

/** The bytes of a signed request for the owned numbers. */
function signedList(of: { port: number; key: string; path?: string; userAgent?: string }): string {
  const { port, key: accessKey, path = '', userAgent } = of
  const target = `${path}${TARGET}`
  const headers: Record<string, string> = {
    ...signedHeaders({ method: 'GET', target, host: `127.0.0.1:${port}`, accessKey }),
    ...(userAgent !== undefined && { 'user-agent': userAgent }),
  }
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
