import type { Instant } from '../../../numbering/instant.ts'
import { NOW } from '../tables/clock-table.ts'
import type { Transaction } from '../transaction.ts'

/** One snapshot with a time of its own. What others have locked is free in it, since they may leave it. */
const SELECT_LEFT = `
  SELECT FROM unnest($1::bigint[]) AS asked (stock)
  WHERE EXISTS (
    SELECT FROM number
    WHERE number.stock = asked.stock AND free_at <= coalesce($3::bigint, ${NOW}) AND number.number <> ALL ($2::bigint[])
    -- With an offset the planner cannot make it a join with the whole table.
    ORDER BY free_at LIMIT 1 OFFSET 0
  )
  LIMIT 1`

/**
 * Whether any of the stocks has a free number that is not among the `taken`, at one instant.
 *
 * @param at that instant; if absent it is now
 */
export async function isAnyLeft(
  transaction: Transaction,
  stocks: readonly number[],
  taken: readonly number[],
  at?: Instant,
): Promise<boolean> {
  const rows = await transaction.query(SELECT_LEFT, [stocks, taken, at ?? null])
  return rows.length > 0
}
