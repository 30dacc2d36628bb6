import { createHistogram } from 'node:perf_hooks'

/** The figures of pgbench's log after the warm-up. */
export interface LogFigures {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/**
 * Reads pgbench's log, a line a transaction: client, number, microseconds, script, and when it ended, in
 * seconds and microseconds (https://www.postgresql.org/docs/current/pgbench.html).
 */
export function readTransactionLog(text: string, warmUpMs: number): LogFigures {
  const transactions = text
    .trim()
    .split('\n')
    .map((line) => {
      const [, , microseconds, , seconds, fraction] = line.split(' ').map(Number)
      return { elapsed: microseconds ?? Number.NaN, endedAt: (seconds ?? Number.NaN) * 1e6 + (fraction ?? 0) }
    })
    .sort((a, b) => a.endedAt - b.endedAt)
  const [first, last] = [transactions[0], transactions.at(-1)]
  if (first === undefined || last === undefined || Number.isNaN(last.endedAt)) {
    throw new Error('pgbench has done nothing')
  }
  const start = first.endedAt - first.elapsed + warmUpMs * 1_000
  const microseconds = createHistogram()
  for (const { elapsed, endedAt } of transactions) if (endedAt >= start) microseconds.record(elapsed)
  return {
    perSecond: microseconds.count / ((last.endedAt - start) / 1e6),
    p50Ms: microseconds.percentile(50) / 1_000,
    p99Ms: microseconds.percentile(99) / 1_000,
  }
}
