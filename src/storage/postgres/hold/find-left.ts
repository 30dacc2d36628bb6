import type { Instant } from '../../../numbering/instant.ts'
import { integer } from '../../rows/row.ts'
import { NOW } from '../tables/clock-table.ts'
import type { Transaction } from '../transaction.ts'

/**
 * One snapshot with a time of its own. In it, numbers that another transaction has locked are free, since
 * that one may roll back.
 */
const SELECT_LEFT = `
  SELECT ${NOW} AS now FROM unnest($1::bigint[]) AS asked (stock)
  WHERE EXISTS (
    SELECT FROM number
    WHERE number.stock = asked.stock AND free_at <= coalesce($3::bigint, ${NOW})
      AND number.number <> ALL ($2::bigint[])
    -- With an offset the planner cannot make it a join with the whole table.
    ORDER BY free_at LIMIT 1 OFFSET 0
  )
  LIMIT 1`

/**
 * The present time, if any of the stocks has a free number that is not among the `taken` ones; nothing if
 * none has.
 *
 * @param at the instant at which the number is free; the present time if absent
 */
export async function findLeft(
  transaction: Transaction,
  { stocks, taken, at }: { stocks: readonly number[]; taken: readonly number[]; at?: Instant },
): Promise<Instant | undefined> {
  if (stocks.length === 0) return undefined
  const [row] = await transaction.query(SELECT_LEFT, [stocks, taken, at ?? null])
  return row && integer(row, 'now')
}
