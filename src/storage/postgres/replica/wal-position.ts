import type { Row } from '../../rows/row.ts'

/**
 * Up to where the primary's log is on its disk, in bytes: every change that was answered is before it
 * (https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-BACKUP). A primary that writes nothing
 * has the same position for as long as that lasts, which a standby then has too.
 */
export const WRITTEN = "SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::text AS position"

/** Up to where a standby shows the log; null on a server that is no standby any more. */
export const REPLAYED = `
  SELECT CASE WHEN pg_is_in_recovery() THEN (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::text END AS position`

/** The position in a row of these statements; `undefined` if it is null. It may be greater than 2^53. */
export function positionOf({ position }: Row): bigint | undefined {
  return typeof position === 'string' ? BigInt(position) : undefined
}
