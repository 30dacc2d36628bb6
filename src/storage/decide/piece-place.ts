import { PIECE_SIZE } from './piece-size.ts'

/**
 * The table `placed (first, last, stock, place)` of a statement with the materialized table
 * `piece (first, last, stock, place, start)`, in the SQL of both stores. The numbers are in blocks already: `place` is the
 * position of their block, and `start` is the last multiple of `PIECE_SIZE` that is not above `first`.
 *
 * Pieces are used in the order of (place, last), so that one block is used up before the next. A piece has the place of
 * the block that brought it in. In +1 all pieces of a thousands-block have the place of the first block that brought
 * numbers of it in. A piece that is a whole thousands-block needs no look at other blocks, and the pieces of one
 * thousands-block need one look together.
 *
 * The plus keeps both stores from going through all blocks of the stock, by the index of their positions.
 */
export const PLACED_PIECES = `
  thousand AS MATERIALIZED (
    SELECT DISTINCT stock, start FROM piece
    WHERE last - first < ${PIECE_SIZE - 1} AND first BETWEEN 10000000000 AND 19999999999
  ), opened AS MATERIALIZED (
    SELECT stock, start, (
      SELECT min(position) FROM block WHERE +block.stock = thousand.stock
        AND block.first >= coalesce((SELECT max(first) FROM block WHERE first <= start), start)
        AND block.first < start + ${PIECE_SIZE} AND block.last >= start) AS place
    FROM thousand
  ), placed AS (
    SELECT piece.first, piece.last, piece.stock, coalesce(opened.place, piece.place) AS place
    FROM piece LEFT JOIN opened ON opened.stock = piece.stock AND opened.start = piece.start
  )`
