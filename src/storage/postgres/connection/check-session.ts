import type pg from 'pg'
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
}

/**
 * Checks a new connection.
 *
 * @throws UnsuitableSession
 */
export async function checkSession(client: pg.ClientBase, demand: SessionDemand): Promise<void> {
  if (demand === 'any') return
  const { sql, reason } = UNSUITABLE[demand]
  const { rows } = await client.query<{ unsuitable: boolean }>(sql)
  if (rows[0]?.unsuitable !== false) throw new UnsuitableSession(reason)
}
