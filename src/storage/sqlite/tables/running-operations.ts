import type { Instant } from '../../../numbering/instant.ts'
import { RUNNING, type RunningColumns, type RunningKind } from '../../rows/running.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'

/** The operations that a rule was forced upon and that have not ended. */
export interface RunningOperations {
  /** Ends the operations of this kind; answers their rows as they were before. */
  end(kind: RunningKind, rule: string, now: Instant): SqliteRow[]
}

export function runningOperations(database: SqliteDatabase): RunningOperations {
  const prepare = ({ table, key, rule, startsAt, endsAt }: RunningColumns) => ({
    select: database.prepare(`SELECT * FROM ${table} WHERE ${rule} = ? AND ${endsAt} > ? ORDER BY ${key}`),
    end: database.prepare(
      `UPDATE ${table} SET ${startsAt} = min(${startsAt}, ?2), ${endsAt} = ?2 WHERE ${rule} = ?1 AND ${endsAt} > ?2`,
    ),
  })
  const statements = {
    search: prepare(RUNNING.search),
    purchase: prepare(RUNNING.purchase),
    reservationPurchase: prepare(RUNNING.reservationPurchase),
    record: prepare(RUNNING.record),
  } satisfies Record<RunningKind, ReturnType<typeof prepare>>

  return {
    end(kind, rule, now) {
      const { select, end } = statements[kind]
      const rows = select.all(rule, now)
      if (rows.length > 0) end.run(rule, now)
      return rows
    },
  }
}
