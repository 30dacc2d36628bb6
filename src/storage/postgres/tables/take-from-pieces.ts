const FROM_PIECES = `
  piece AS MATERIALIZED (
    SELECT * FROM untouched WHERE last = ANY (ARRAY(SELECT piece FROM taken))
  ), from_piece AS MATERIALIZED (
    SELECT number, taken.piece, stock, free_at, claim, taken.entry, first AS piece_first
    FROM taken JOIN piece ON piece.last = taken.piece WHERE number >= first AND number <= last
  )`

const INSERTED = `
  inserted AS (
    INSERT INTO number (number, stock, free_at, claim, entry)
    SELECT number, stock, free_at, claim, entry FROM from_piece RETURNING 1
  )`

const GAPS = `
  gap AS MATERIALIZED (
    SELECT piece, first, last FROM (
      SELECT piece, coalesce(lag(number) OVER (PARTITION BY piece ORDER BY number) + 1, piece_first) AS first,
        number - 1 AS last
      FROM (
        SELECT number, piece, piece_first FROM from_piece UNION ALL SELECT last + 1, last, first FROM piece
      ) AS ends
    ) AS between_ends
    WHERE first <= last
  ), shortened AS (
    UPDATE untouched SET first = gap.first FROM gap
    WHERE gap.last = gap.piece AND untouched.last = gap.piece AND untouched.first < gap.first
      AND untouched.last = ANY (ARRAY(SELECT last FROM gap))
  ), used_up AS (
    DELETE FROM untouched WHERE last = ANY (ARRAY(SELECT last FROM piece EXCEPT SELECT last FROM gap))
  ), split AS (
    INSERT INTO untouched (first, last, stock, place, entry)
    SELECT gap.first, gap.last, stock, place, entry FROM gap JOIN piece ON piece.last = gap.piece
    WHERE gap.last < gap.piece
  )`

/**
 * The parts of a statement that give rows to untouched numbers and leave the rest of their pieces, for a statement with
 * `taken (number, piece, free_at, claim, entry)`: numbers, each with the last number of its piece, which this
 * transaction has locked, and with the values of its row. Numbers whose piece is null have a row, and are left alone.
 *
 * What is left of a piece are the gaps between the taken numbers. The last gap keeps the row of the piece; a gap in
 * the middle becomes a piece of its own.
 *
 * The planner expects a hundred taken numbers, and would read a small table of pieces whole: the conditions with ARRAY
 * have it use the index.
 */
export const TAKE_FROM_PIECES = [FROM_PIECES, INSERTED, GAPS].join(',')

/** The same parts without the one that gives rows to the numbers. */
export const REMOVE_FROM_PIECES = [FROM_PIECES, GAPS].join(',')
