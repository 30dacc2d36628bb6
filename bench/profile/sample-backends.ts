import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { PostgresAddress } from '../stock/place.ts'

/** What backends did, and in which share of the samples. */
export interface BackendShare {
  readonly doing: string
  readonly share: number
}

const EVERY_MS = 5

/**
 * What each backend of the database does at this moment, by its state and by what it waits for:
 * https://www.postgresql.org/docs/current/monitoring-stats.html#WAIT-EVENT-TABLE
 */
const DOING = `
  SELECT CASE
    WHEN state = 'idle' THEN 'none: no transaction'
    WHEN state LIKE 'idle in transaction%' THEN 'waiting for the next message of a transaction'
    WHEN wait_event IS NULL THEN 'working'
    ELSE format('waiting: %s, %s', wait_event_type, wait_event) END AS doing
  FROM pg_stat_activity
  WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`

/** Looks at the backends of a database every few milliseconds, until it is stopped; the largest share comes first. */
export function sampleBackends(address: PostgresAddress): { stop(): Promise<BackendShare[]> } {
  const counts = new Map<string, number>()
  let stopped = false

  async function sample(): Promise<void> {
    const client = new pg.Client({ ...address })
    await client.connect()
    try {
      while (!stopped) {
        const { rows } = await client.query<{ doing: string }>(DOING)
        for (const { doing } of rows) counts.set(doing, (counts.get(doing) ?? 0) + 1)
        await setTimeout(EVERY_MS)
      }
    } finally {
      await client.end()
    }
  }

  const sampling = sample()
  return {
    async stop() {
      stopped = true
      await sampling
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
      return [...counts]
        .map(([doing, count]) => ({ doing, share: count / total }))
        .filter(({ share }) => share >= 0.005)
        .sort((one, other) => other.share - one.share)
    },
  }
}
