import pg from 'pg'
import { TargetClient } from './client-along.ts'

/** How long the question may take, in milliseconds. */
const LIMIT_MS = 1_000

/** A backend that has just stopped to work may have sent an answer that is on its way. */
const WORKING = `
  SELECT pid, pg_backend_pid() AS own FROM pg_stat_activity
  WHERE pid = pg_backend_pid() OR pid = ANY ($1::int[])
    AND (state IS NULL OR state = 'active' OR state_change > clock_timestamp() - interval '1 second')`

/**
 * Which of these processes of PostgreSQL are at work, over a connection of its own. It goes where the connection of the
 * client goes, since the processes of another server are others, whatever their numbers are.
 *
 * @param settings of the connections; of those with a target, the settings that are the same for every target
 * @returns `undefined` if a proxy is between, such as PgBouncer, which has process numbers of its own
 * @throws Error if PostgreSQL cannot be reached in time
 */
export async function askForBackends(
  asked: pg.ClientBase,
  settings: pg.ClientConfig,
  processes: readonly number[],
): Promise<ReadonlySet<number> | undefined> {
  const limited = { ...settings, connectionTimeoutMillis: LIMIT_MS, query_timeout: LIMIT_MS }
  const client = asked instanceof TargetClient ? asked.beside(limited) : new pg.Client(limited)
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ pid: number; own: number }>(WORKING, [processes])
    const own = 'processID' in client ? client.processID : undefined
    return rows.some((row) => row.own === own) ? new Set(rows.map(({ pid }) => pid)) : undefined
  } finally {
    client.connection.stream.destroy()
  }
}
