import { QUOTE_LIST, QUOTE_TYPES } from '../../rows/quote-columns.ts'

/**
 * Writes the holds of a transaction in one statement. A search whose id is taken is left out, and nothing is written
 * of its hold; the answer names the searches that were written.
 */
const WRITE = `
  WITH hold AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1) AS hold (
      id text, resource text, ${QUOTE_TYPES},
      quantity int, numbers bigint[], agreement boolean,
      created_at bigint, expires_at bigint, starts_at bigint, ends_at bigint)
  ), searched AS (
    INSERT INTO search (id, resource, ${QUOTE_LIST}, quantity, numbers, found, agreement, created_at, expires_at,
      starts_at, ends_at)
    SELECT id, resource, ${QUOTE_LIST}, quantity, numbers, cardinality(numbers), agreement, created_at, expires_at,
      starts_at, ends_at
    FROM hold ORDER BY id ON CONFLICT DO NOTHING
    RETURNING key, id, expires_at, numbers
  ), claim AS (
    SELECT key, expires_at, unnest(numbers) AS number FROM searched
  )`

/** Claims the numbers that have rows. */
const CLAIM_ROWS = `, claimed AS (
    UPDATE number SET free_at = claim.expires_at, claim = claim.key FROM claim
    WHERE number.number = claim.number
      -- The planner expects a hundred holds, and would read a table of 100,000 numbers whole: 27 ms, not 0.2.
      AND number.number = ANY (ARRAY(SELECT unnest(numbers) FROM hold))
    RETURNING 1
  )`

/**
 * Gives rows to the first numbers of pieces, and makes the pieces shorter. A number whose hold is not recorded is free
 * from now on.
 */
const CLAIM_PIECES = `, inserted AS (
    INSERT INTO number (number, stock, free_at, claim, entry)
    SELECT number, stock, coalesce(expires_at, $7), key, entry
    FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS untouched (number, stock, entry)
      LEFT JOIN claim USING (number)
    RETURNING claim
  ), shortened AS (
    UPDATE untouched SET first = ($6::bigint[])[array_position($5::bigint[], last)] WHERE last = ANY ($5)
  )`

const REMOVE_PIECES = `, used_up AS (DELETE FROM untouched WHERE last = ANY ($8::bigint[]))`

const COUNT_ROWS = '(SELECT count(*) FROM claimed)'
const COUNT_INSERTED = '(SELECT count(claim) FROM inserted)'

/** A statement for each kind of numbers: the less a statement does, the sooner it is planned. */
export const RECORD = {
  rows: { text: `${WRITE}${CLAIM_ROWS} SELECT id, ${COUNT_ROWS} AS claimed FROM searched`, parameters: 1 },
  pieces: {
    text: `${WRITE}${CLAIM_PIECES} SELECT id, ${COUNT_INSERTED} AS claimed FROM searched`,
    parameters: 7,
  },
  all: {
    text: `${WRITE}${CLAIM_ROWS}${CLAIM_PIECES}${REMOVE_PIECES}
      SELECT id, ${COUNT_ROWS} + ${COUNT_INSERTED} AS claimed FROM searched`,
    parameters: 8,
  },
}
