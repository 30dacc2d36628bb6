import type { Instant } from '../../../numbering/instant.ts'
import { integer } from '../../rows/row.ts'
import { NOW } from '../tables/clock-table.ts'
import type { Transaction } from '../transaction.ts'
import type { LockedBefore } from './lock-free-numbers.ts'

/**
 * One snapshot with a time of its own, over rows and pieces together. Numbers that another transaction has locked count
 * as free, since that transaction may roll back.
 */
const SELECT_LEFT = `
  SELECT ${NOW} AS now FROM unnest($1::bigint[]) AS asked (stock)
  WHERE EXISTS (
    SELECT FROM untouched
    WHERE untouched.stock = asked.stock AND last <> ALL ($4::bigint[])
    -- With an offset the planner cannot make it a join with the whole table.
    ORDER BY place, last LIMIT 1 OFFSET 0
  ) OR EXISTS (
    SELECT FROM number
    WHERE number.stock = asked.stock AND free_at <= coalesce($3::bigint, ${NOW})
      AND number.number <> ALL ($2::bigint[])
    ORDER BY free_at LIMIT 1 OFFSET 0
  )
  LIMIT 1`

/** The stocks in which too few numbers were found. */
export interface Sought {
  readonly stocks: readonly number[]
  /** The numbers and pieces that this transaction has locked; all of them that are of these stocks are taken. */
  readonly taken: LockedBefore
  /** The instant at which a number is free; the present time if absent. */
  readonly at?: Instant
}

/**
 * The present time, if any of the stocks has a free number that is not among the taken ones; nothing if none has.
 */
export async function findLeft(
  transaction: Transaction,
  { stocks, taken, at }: Sought,
): Promise<Instant | undefined> {
  if (stocks.length === 0) return undefined
  const [row] = await transaction.query(SELECT_LEFT, [stocks, taken.numbers, at ?? null, taken.pieces])
  return row && integer(row, 'now')
}
