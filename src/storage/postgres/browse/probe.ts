import { integer } from '../../rows/row.ts'
import { pieceOf } from '../tables/untouched-table.ts'
import type { Transaction } from '../transaction.ts'

/** A number by its ordinal in its stock, whatever its state. */
export interface Draw {
  readonly stock: number
  readonly ordinal: number
}

/**
 * A probe of `block`, of `number` and of `untouched` for each draw, whatever the sizes of the stocks:
 *
 *   Nested Loop
 *     -> Function Scan on unnest drawn
 *     -> Limit -> Index Scan Backward using block_pkey
 *     -> Append -> Index Scan using number_pkey, Index Scan using untouched_pkey
 */
const PROBE = `
  SELECT placed.number FROM unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS drawn (stock, ordinal, nth),
  LATERAL (
    SELECT number FROM (
      SELECT first + ordinal - position AS number, last FROM block
      WHERE block.stock = drawn.stock AND position <= ordinal ORDER BY position DESC LIMIT 1
    ) AS nearest
    -- After a block, numbers may have been deleted.
    WHERE number <= last
  ) AS placed,
  -- With an offset the planner cannot make it a join with the whole table.
  LATERAL (
    SELECT FROM number WHERE number.number = placed.number AND number.stock = drawn.stock AND free_at <= $3
    UNION ALL SELECT FROM ${pieceOf('placed.number')}
    OFFSET 0
  ) AS free
  ORDER BY nth`

/** The free ones of the drawn numbers, in the order in which they were drawn. */
export async function probe(transaction: Transaction, draws: readonly Draw[]): Promise<number[]> {
  const stocks = draws.map(({ stock }) => stock)
  const ordinals = draws.map(({ ordinal }) => ordinal)
  const rows = await transaction.query(PROBE, [stocks, ordinals, transaction.now])
  return rows.map((row) => integer(row, 'number'))
}
