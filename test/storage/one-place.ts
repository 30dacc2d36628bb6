/**
 * How many numbers, or pieces of untouched numbers, are not where they should be; every column is 0 in a sound
 * inventory, and each number is in exactly one place: in one untouched piece or in one row. The statement is the same
 * in SQLite and PostgreSQL.
 */
export const MISPLACED = `
SELECT
  (SELECT count(*) FROM number JOIN untouched ON number BETWEEN first AND last) AS in_row_and_piece,
  (SELECT count(*) FROM untouched AS one JOIN untouched AS other
    ON one.first < other.first AND other.first <= one.last) AS in_two_pieces,
  (SELECT count(*) FROM untouched WHERE first > last OR first / 1000 <> last / 1000) AS pieces_of_wrong_size,
  (SELECT count(*) FROM untouched WHERE NOT EXISTS (SELECT 1 FROM block
    WHERE block.stock = untouched.stock AND untouched.first >= block.first AND untouched.last <= block.last))
    AS pieces_of_no_block,
  (SELECT count(*) FROM number WHERE NOT EXISTS (SELECT 1 FROM block
    WHERE block.stock = number.stock AND number BETWEEN block.first AND block.last)) AS rows_of_no_block,
  (SELECT coalesce(sum(last - first + 1), 0) FROM block) - (SELECT count(*) FROM number) -
    (SELECT coalesce(sum(last - first + 1), 0) FROM untouched) AS in_no_place`
