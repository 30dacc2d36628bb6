import type { NumberRange } from '../../../numbering/prefix-ranges.ts'
import { integer } from '../../rows/row.ts'
import type { Transaction } from '../transaction.ts'

/** How many free numbers and how many pieces are read at most; few of them may be in the ranges. */
const READ_LIMIT = 10_000

/** Reads one queue after the other, and stops when there is enough. */
const FIND_RESTED = `
  WITH asked AS MATERIALIZED (SELECT unnest($1::bigint[]) AS stock),
  range AS MATERIALIZED (SELECT * FROM unnest($4::bigint[], $5::bigint[]) AS range (low, high))
  (
    SELECT number FROM (
      SELECT free.number FROM asked, LATERAL (
        SELECT number FROM number WHERE number.stock = asked.stock AND free_at <= $2 ORDER BY free_at LIMIT $3
      ) AS free
      LIMIT $3
    ) AS rested
    WHERE EXISTS (SELECT FROM range WHERE number BETWEEN low AND high)
    LIMIT $6
  ) UNION ALL (
    SELECT generate_series(greatest(first, low), least(last, high)) FROM (
      SELECT piece.* FROM asked, LATERAL (
        SELECT first, last FROM untouched WHERE untouched.stock = asked.stock ORDER BY place, last LIMIT $3
      ) AS piece
      LIMIT $3
    ) AS never, range
    WHERE last >= low AND first <= high
    LIMIT $6
  ) LIMIT $6`

/** At most `limit` free numbers in the ranges, from the fronts of the queues of these stocks. */
export async function findRested(
  transaction: Transaction,
  stocks: readonly number[],
  ranges: readonly NumberRange[],
  limit: number,
): Promise<number[]> {
  const rows = await transaction.query(FIND_RESTED, [
    stocks,
    transaction.now,
    READ_LIMIT,
    ranges.map(({ first }) => first),
    ranges.map(({ last }) => last),
    limit,
  ])
  return rows.map((row) => integer(row, 'number'))
}
