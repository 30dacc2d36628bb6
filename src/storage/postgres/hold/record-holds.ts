import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { Search } from '../../../numbering/search.ts'
import { QUOTE_LIST, QUOTE_TYPES, quoteRow } from '../../rows/quote-columns.ts'
import { integer, text } from '../../rows/row.ts'
import type { Transaction } from '../transaction.ts'
import type { FreeNumber } from './free-number.ts'
import type { FreePiece } from './lock-free-numbers.ts'

/** A hold that is to be recorded: its search, its operation, and the numbers that this transaction has locked for it. */
export interface NewHold {
  readonly resource: string
  readonly repeatKey: string | undefined
  readonly search: Search
  readonly operation: Operation
  readonly numbers: readonly FreeNumber[]
}

/**
 * Writes the holds of a transaction in one statement. A search whose id or repeat key is taken is left out, and
 * nothing is written of its hold; the answer names the searches that were written.
 */
const WRITE = `
  WITH hold AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1) AS hold (
      id text, resource text, ${QUOTE_TYPES},
      quantity int, numbers bigint[], agreement boolean,
      created_at bigint, expires_at bigint, starts_at bigint, ends_at bigint, repeat_key text)
  ), searched AS (
    INSERT INTO search (id, resource, ${QUOTE_LIST}, quantity, numbers, found, agreement, created_at, expires_at,
      starts_at, ends_at, repeat_key)
    SELECT id, resource, ${QUOTE_LIST}, quantity, numbers, cardinality(numbers), agreement, created_at, expires_at,
      starts_at, ends_at, repeat_key
    -- In one order, so that two processes with the same repeated requests do not make a deadlock.
    FROM hold ORDER BY resource, repeat_key, id ON CONFLICT DO NOTHING
    RETURNING key, id, expires_at, numbers
  ), claim AS (
    SELECT key, expires_at, unnest(numbers) AS number FROM searched
  )`

/** Claims the numbers that have rows. */
const CLAIM_ROWS = `, claimed AS (
    UPDATE number SET free_at = claim.expires_at, claim = claim.key FROM claim
    WHERE number.number = claim.number
      -- The planner expects a hundred holds in the JSON, and would read a table of 100,000 numbers whole: 27 ms, not 0.2.
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

/** The statements by what they do: the less a statement does, the sooner it is planned. */
const RECORD = {
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

/** Records the holds and claims their numbers; answers the ids of the searches that were recorded. */
export async function recordHolds(
  transaction: Transaction,
  holds: readonly NewHold[],
): Promise<ReadonlySet<string>> {
  if (holds.length === 0) return new Set()
  const found = holds.flatMap(({ numbers }) => numbers)
  const parts = takenParts(found)
  const usedUp = parts.filter(({ piece, taken }) => taken === piece.last)
  const hasRows = found.some(({ piece }) => piece === undefined)
  const kind = parts.length === 0 ? 'rows' : hasRows || usedUp.length > 0 ? 'all' : 'pieces'
  const shortened = parts.filter(({ piece, taken }) => taken < piece.last)
  const touched = parts.flatMap(numbersOf)
  const parameters = [
    JSON.stringify(holds.map(toRow)),
    touched.map(({ number }) => number),
    touched.map(({ stock }) => stock),
    touched.map(({ entry }) => entry),
    shortened.map(({ piece }) => piece.last),
    shortened.map(({ taken }) => taken + 1),
    transaction.now,
    usedUp.map(({ piece }) => piece.last),
  ]
  const rows = await transaction.query(RECORD[kind].text, parameters.slice(0, RECORD[kind].parameters))
  const recorded = new Set(rows.map((row) => text(row, 'id')))
  const numbers = holds.filter(({ search }) => recorded.has(search.id)).flatMap((hold) => hold.numbers)
  const claimed = rows[0] === undefined ? 0 : integer(rows[0], 'claimed')
  if (claimed !== numbers.length) throw new Error(`Claimed ${claimed} of ${numbers.length} numbers`)
  return recorded
}

/** The first numbers of a piece, up to `taken`. */
interface TakenPart {
  readonly piece: FreePiece
  readonly taken: number
}

function takenParts(numbers: readonly FreeNumber[]): TakenPart[] {
  const taken = new Map<FreePiece, number>()
  for (const { number, piece } of numbers) {
    if (piece !== undefined) taken.set(piece, Math.max(number, taken.get(piece) ?? 0))
  }
  return [...taken].map(([piece, taken]) => ({ piece, taken }))
}

function numbersOf({ piece, taken }: TakenPart) {
  const { first, stock, entry } = piece
  return Array.from({ length: taken - first + 1 }, (_, nth) => ({ number: first + nth, stock, entry }))
}

function toRow({ resource, repeatKey, search, operation }: NewHold) {
  const { id, phoneNumbers, createdAt, expiresAt, ...terms } = search
  return {
    id,
    resource,
    ...quoteRow(terms),
    quantity: terms.quantity,
    numbers: phoneNumbers.map(phoneNumberToInteger),
    agreement: terms.agreementToNotResellRequired,
    created_at: createdAt,
    expires_at: expiresAt,
    repeat_key: repeatKey,
    starts_at: operation.startsAt,
    ends_at: operation.endsAt,
  }
}
