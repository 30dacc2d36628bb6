import type { Instant } from '../../../numbering/instant.ts'
import { integer } from '../../rows/row.ts'
import type { Transaction } from '../transaction.ts'

/**
 * One probe of the index (stock, free_at) for each stock: a search of a whole country passes over hundreds of
 * empty stocks in one statement. It sees locked rows as they were before their transaction, which is right if
 * that one rolls back.
 */
const SELECT_STOCKED = `
  SELECT stock FROM unnest($1::bigint[], $2::bigint[]) AS asked (stock, "from")
  WHERE EXISTS (
    SELECT FROM number
    WHERE number.stock = asked.stock AND free_at >= asked."from" AND free_at <= $3
    -- With an offset the planner cannot make it a join with the whole table.
    ORDER BY free_at LIMIT 1 OFFSET 0
  )`

/** The stocks that have a number that is free, or is being taken just now. */
export async function findStocked(
  transaction: Transaction,
  stocks: readonly { readonly stock: number; readonly from: Instant }[],
): Promise<ReadonlySet<number>> {
  const rows = await transaction.query(SELECT_STOCKED, [
    stocks.map(({ stock }) => stock),
    stocks.map(({ from }) => from),
    transaction.now,
  ])
  return new Set(rows.map((row) => integer(row, 'stock')))
}
