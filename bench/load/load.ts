import { createHistogram } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { keepAsking } from './connection.ts'

export interface LoadedServer {
  readonly port: number
  /** The bytes of requests, which are sent in turn, over and over. Never empty. */
  readonly requests: readonly string[]
}

/** The requests to the servers, and for how long. */
export interface LoadPlan {
  /** The servers, which get the connections in turn. Never empty. */
  readonly servers: readonly LoadedServer[]
  readonly connections: number
  /** Other callers of the first server, whose answers are not measured; none if absent. */
  readonly neighbour?: { readonly requests: readonly string[]; readonly connections: number }
  readonly warmUpMs: number
  readonly measureMs: number
}

export interface LoadResult {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** How many answers the neighbour got between a request and its answer, the median. */
  readonly overtaken?: number
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>
  /** How many answers there were in all, also before and after the time that is counted above. */
  readonly answered: number
}

/** Sends requests over all connections at once, one at a time over each, and counts answers after the warm-up. */
export async function load({ servers, connections, neighbour, ...times }: LoadPlan): Promise<LoadResult> {
  const asked = servers.map((server) => ({ port: server.port, next: inTurn(server.requests) }))
  const microseconds = createHistogram()
  const overtaken = createHistogram()
  const statuses: Record<string, number> = {}
  let answered = 0
  let neighbours = 0
  let phase: 'warmUp' | 'measure' | 'end' = 'warmUp'

  const asking = Array.from({ length: connections }, (_, index) => {
    const server = asked[index % asked.length]
    if (server === undefined) throw new Error('There is no server to ask')
    let before = 0
    return keepAsking({
      port: server.port,
      next() {
        before = neighbours
        return phase === 'end' ? undefined : server.next()
      },
      onAnswer(status, elapsedMs) {
        answered += 1
        if (phase !== 'measure') return
        microseconds.record(Math.max(1, Math.round(elapsedMs * 1_000)))
        // A histogram takes no 0.
        overtaken.record(neighbours - before + 1)
        statuses[status] = (statuses[status] ?? 0) + 1
      },
    })
  })
  const [first] = asked
  const others = neighbour === undefined ? undefined : inTurn(neighbour.requests)
  for (
    let nth = 0;
    others !== undefined && first !== undefined && nth < (neighbour?.connections ?? 0);
    nth += 1
  ) {
    const next = () => (phase === 'end' ? undefined : others())
    const onAnswer = (status: number) => {
      neighbours += 1
      if (status >= 300) statuses[status] = (statuses[status] ?? 0) + 1
    }
    asking.push(keepAsking({ port: first.port, next, onAnswer }))
  }
  await delay(times.warmUpMs)
  phase = 'measure'
  const start = performance.now()
  await delay(times.measureMs)
  phase = 'end'
  const seconds = (performance.now() - start) / 1_000
  await Promise.all(asking)
  return {
    perSecond: microseconds.count / seconds,
    p50Ms: microseconds.percentile(50) / 1_000,
    p99Ms: microseconds.percentile(99) / 1_000,
    ...(neighbour !== undefined && { overtaken: overtaken.percentile(50) - 1 }),
    statuses,
    answered,
  }
}

function inTurn(requests: readonly string[]): () => Buffer | undefined {
  const bytes = requests.map((request) => Buffer.from(request, 'latin1'))
  let count = 0
  return () => bytes[count++ % bytes.length]
}
