import type { Row } from '../../rows/row.ts'
import { RUNNING, type RunningKind } from '../../rows/running.ts'
import type { Transaction } from '../transaction.ts'

/**
 * Ends the operations of this kind that the rule was forced upon and that have not ended; answers their rows as they
 * were before.
 */
export async function endRunning(
  { query, now }: Transaction,
  kind: RunningKind,
  ruleId: string,
): Promise<Row[]> {
  const { table, key, rule, startsAt, endsAt } = RUNNING[kind]
  // Only the index on rules fits this condition: ends in the future lie beyond the planner's statistics.
  const isRunning = `${rule} = $1 AND ${endsAt} + 0 > $2`
  const rows = await query(`SELECT * FROM ${table} WHERE ${isRunning} ORDER BY ${key} FOR UPDATE`, [
    ruleId,
    now,
  ])
  if (rows.length > 0) {
    await query(
      `UPDATE ${table} SET ${startsAt} = least(${startsAt}, $2), ${endsAt} = $2 WHERE ${isRunning}`,
      [ruleId, now],
    )
  }
  return rows
}
