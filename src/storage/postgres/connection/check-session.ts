import type pg from 'pg'
import type { Row } from '../../rows/row.ts'
import { type Cluster, readCluster } from '../cluster/cluster.ts'
import type { SessionDemand } from './resolve-connection.ts'

/** The session is not the kind that is demanded: another host may have it. */
export class UnsuitableSession extends Error {
  override readonly name = 'UnsuitableSession'
}

const UNSUITABLE: Record<Exclude<SessionDemand, 'any'>, { readonly sql: string; readonly reason: string }> = {
  'read-write': {
    sql: "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS unsuitable",
    reason: 'it is read-only',
  },
  primary: { sql: 'SELECT pg_is_in_recovery() AS unsuitable', reason: 'it is a standby' },
  standby: { sql: 'SELECT NOT pg_is_in_recovery() AS unsuitable', reason: 'it is no standby' },
}

/**
 * Checks a new connection. The question is a statement, although PostgreSQL also reports these settings when a session
 * begins: PgBouncer repeats the reports of an earlier session.
 *
 * @param limitMs how long the server may take to answer
 * @throws UnsuitableSession
 */
export async function checkSession(
  client: pg.ClientBase,
  demand: SessionDemand,
  limitMs: number,
): Promise<void> {
  if (demand === 'any') return
  const { sql, reason } = UNSUITABLE[demand]
  const config = { text: sql, query_timeout: limitMs }
  const { rows } = await client.query<{ unsuitable: boolean }>(config)
  if (rows[0]?.unsuitable !== false) throw new UnsuitableSession(reason)
}

/** Asks in which cluster a new connection is, and tells it if the server does. */
export async function tellCluster(
  client: pg.ClientBase,
  limitMs: number,
  tell: (cluster: Cluster) => void,
): Promise<void> {
  const cluster = await readCluster(async (text) => {
    const config = { text, query_timeout: limitMs }
    return (await client.query<Row>(config)).rows
  })
  if (cluster !== undefined) tell(cluster)
}

/** Whether a server could be reached, and was not the kind that is demanded: another kind of use of it may succeed. */
export function isUnsuitable(error: unknown): boolean {
  if (error instanceof UnsuitableSession) return true
  if (error instanceof AggregateError) return error.errors.some(isUnsuitable)
  return error instanceof Error && error.cause !== undefined && isUnsuitable(error.cause)
}
