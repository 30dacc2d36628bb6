import { PIECE_SIZE } from './piece-size.ts'

/**
 * The expression, in the SQL of both stores, for the place of the pieces of a thousands-block: `start` is its first
 * number, and `stock` the id of the stock; both are expressions, and no columns of `untouched` or `block`. The numbers are
 * in blocks already.
 *
 * A piece of the thousands-block that is there already has this place. Only where there is none are its blocks read, of
 * which there may be hundreds. The plus keeps both stores from going through all pieces or blocks of the stock.
 */
export function placeOfThousand(stock: string, start: string): string {
  return `
  coalesce((
    SELECT place FROM untouched
    WHERE last BETWEEN ${start} AND ${start} + ${PIECE_SIZE - 1} AND +untouched.stock = ${stock} LIMIT 1
  ), (
    SELECT min(position) FROM block WHERE +block.stock = ${stock}
      AND block.first >= coalesce((SELECT max(first) FROM block WHERE first <= ${start}), ${start})
      AND block.first < ${start} + ${PIECE_SIZE} AND block.last >= ${start}))`
}
