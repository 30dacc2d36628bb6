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
  readonly warmUpMs: number
  readonly measureMs: number
}

export interface LoadResult {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>
  /** How many answers there were in all, also before and after the time that is counted above. */
  readonly answered: number
}

/** Sends requests over all connections at once, one at a time over each, and counts answers after the warm-up. */
export async function load({ servers, connections, warmUpMs, measureMs }: LoadPlan): Promise<LoadResult> {
  const asked = servers.map(({ port, requests }) => {
    const bytes = requests.map((request) => Buffer.from(request, 'latin1'))
    let count = 0
    return { port, next: () => bytes[count++ % bytes.length] }
  })
  const microseconds = createHistogram()
  const statuses: Record<string, number> = {}
  let answered = 0
  let phase: 'warmUp' | 'measure' | 'end' = 'warmUp'

  const asking = Array.from({ length: connections }, (_, index) => {
    const server = asked[index % asked.length]
    if (server === undefined) throw new Error('There is no server to ask')
    return keepAsking({
      port: server.port,
      next: () => (phase === 'end' ? undefined : server.next()),
      onAnswer(status, elapsedMs) {
        answered += 1
        if (phase !== 'measure') return
        microseconds.record(Math.max(1, Math.round(elapsedMs * 1_000)))
        statuses[status] = (statuses[status] ?? 0) + 1
      },
    })
  })
  await delay(warmUpMs)
  phase = 'measure'
  const start = performance.now()
  await delay(measureMs)
  phase = 'end'
  const seconds = (performance.now() - start) / 1_000
  await Promise.all(asking)
  return {
    perSecond: microseconds.count / seconds,
    p50Ms: microseconds.percentile(50) / 1_000,
    p99Ms: microseconds.percentile(99) / 1_000,
    statuses,
    answered,
  }
}
