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
      created_at bigint, expires_at bigint, starts_at bigint, ends_at bigint, area_code text,
      error text, rule text, forced_purchase text)
  ), searched AS (
    INSERT INTO search (id, resource, ${QUOTE_LIST}, quantity, numbers, found, agreement, created_at, expires_at,
      starts_at, ends_at, area_code, error, rule, forced_purchase)
    SELECT id, resource, ${QUOTE_LIST}, quantity, numbers, cardinality(numbers), agreement, created_at, expires_at,
      starts_at, ends_at, area_code, error, rule, forced_purchase
    FROM hold ORDER BY id ON CONFLICT DO NOTHING
    RETURNING key, id, expires_at, numbers
  ), claim AS (
    SELECT key, expires_at, unnest(numbers) AS number FROM searched
  )`

/**
 * Claims the numbers that have rows. The rows are there and locked, so each insert becomes an update. Unlike an update,
 * it finds each row by the primary key, whatever PostgreSQL expects of the table.
 */
const claimRows = (numbers: string, stocks: string, entries: string) => `, claimed AS (
    INSERT INTO number (number, stock, free_at, claim, entry)
    SELECT number, stock, expires_at, key, entry
    FROM unnest(${numbers}::bigint[], ${stocks}::bigint[], ${entries}::bigint[])
      AS came_back (number, stock, entry) JOIN claim USING (number)
    ON CONFLICT (number) DO UPDATE SET free_at = excluded.free_at, claim = excluded.claim
    RETURNING claim
  )`

/**
 * Gives rows to the first numbers of pieces, and makes the pieces shorter. A number whose hold is not recorded is free
 * from now on.
 */
const CLAIM_PIECES = `, inserted AS (
    INSERT INTO number (number, stock, free_at, claim, entry)
    SELECT number, stock, coalesce(expires_at, $5), key, entry
    FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS untouched (number, stock, entry)
      LEFT JOIN claim USING (number)
    RETURNING claim
  ), shortened AS (
    INSERT INTO untouched (first, last, stock, place, entry)
    SELECT * FROM unnest($6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[])
    ON CONFLICT (last) DO UPDATE SET first = excluded.first
  )`

/** The searches that were written; fails unless each of their numbers was claimed. */
const answer = (claimed: string) => `
  SELECT id, CASE WHEN ${claimed} <> (SELECT count(*) FROM claim)
    THEN ('claimed ' || ${claimed} || ' of ' || (SELECT count(*) FROM claim) || ' numbers')::integer END
  FROM searched`

const COUNT_ROWS = '(SELECT count(*) FROM claimed)'
const COUNT_INSERTED = '(SELECT count(claim) FROM inserted)'

/** A statement for each kind of numbers: the less a statement does, the sooner it is begun. */
export const RECORD = {
  rows: WRITE + claimRows('$2', '$3', '$4') + answer(COUNT_ROWS),
  pieces: WRITE + CLAIM_PIECES + answer(COUNT_INSERTED),
  both: WRITE + CLAIM_PIECES + claimRows('$11', '$12', '$13') + answer(`(${COUNT_ROWS} + ${COUNT_INSERTED})`),
}

/** Removes pieces of which no number is left. */
export const REMOVE_PIECES = 'DELETE FROM untouched WHERE last = ANY ($1::bigint[])'
