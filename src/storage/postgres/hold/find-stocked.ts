import { integer } from '../../rows/row.ts'
import type { Transaction } from '../transaction.ts'
import type { QueuePlace } from './cursors.ts'

/**
 * One probe of the index (stock, free_at, number) and one of (stock, place, last) for each stock: a search of a whole
 * country passes over hundreds of empty stocks in one statement. It sees locked rows as they were before the
 * transaction that has locked them, which is right if that transaction rolls back.
 */
const SELECT_STOCKED = `
  SELECT stock FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
    AS asked (stock, free_at, place, last)
  WHERE EXISTS (
    SELECT FROM untouched
    WHERE untouched.stock = asked.stock AND (place, last) >= (asked.place, asked.last)
    -- With an offset the planner cannot make it a join with the whole table.
    ORDER BY place, last LIMIT 1 OFFSET 0
  ) OR EXISTS (
    SELECT FROM number
    WHERE number.stock = asked.stock AND free_at >= asked.free_at AND free_at <= $5
    ORDER BY free_at LIMIT 1 OFFSET 0
  )`

/** The stocks that have a number that is free, or is being taken just now. */
export async function findStocked(
  transaction: Transaction,
  stocks: readonly { readonly stock: number; readonly from: QueuePlace }[],
): Promise<ReadonlySet<number>> {
  const rows = await transaction.query(SELECT_STOCKED, [
    stocks.map(({ stock }) => stock),
    stocks.map(({ from }) => from.freeAt),
    stocks.map(({ from }) => from.piece.place),
    stocks.map(({ from }) => from.piece.last),
    transaction.now,
  ])
  return new Set(rows.map((row) => integer(row, 'stock')))
}
