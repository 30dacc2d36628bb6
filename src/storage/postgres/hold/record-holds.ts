import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { Search } from '../../../numbering/search.ts'
import { QUOTE_LIST, QUOTE_TYPES, quoteRow } from '../../rows/quote-columns.ts'
import { integer, text } from '../../rows/row.ts'
import type { NumberEntry } from '../tables/number-table.ts'
import type { Transaction } from '../transaction.ts'

/** A hold that is to be recorded: its search, its operation, and the numbers that this transaction has locked for it. */
export interface NewHold {
  readonly resource: string
  readonly repeatKey: string | undefined
  readonly search: Search
  readonly operation: Operation
  readonly numbers: readonly NumberEntry[]
}

/**
 * Writes the holds of a transaction in one statement. A search whose id or repeat key is taken is left out, and
 * nothing is written of its hold; the answer names the searches that were written.
 */
const RECORD = `
  WITH hold AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1) AS hold (
      id text, resource text, ${QUOTE_TYPES},
      quantity int, numbers bigint[], entries bigint[], agreement boolean,
      created_at bigint, expires_at bigint, starts_at bigint, ends_at bigint, repeat_key text, detail jsonb)
  ), searched AS (
    INSERT INTO search (id, resource, ${QUOTE_LIST}, quantity, numbers, found, agreement, created_at, expires_at,
      starts_at, ends_at, repeat_key)
    SELECT id, resource, ${QUOTE_LIST}, quantity, numbers, cardinality(numbers), agreement, created_at, expires_at,
      starts_at, ends_at, repeat_key
    -- In one order, so that two processes with the same repeated requests do not make a deadlock.
    FROM hold ORDER BY resource, repeat_key, id ON CONFLICT DO NOTHING RETURNING key, id
  ), audited AS (
    INSERT INTO audit (at, command, resource, search, numbers, entries, detail)
    SELECT created_at, 'search', resource, id, numbers, entries, detail FROM hold JOIN searched USING (id)
    RETURNING sequence, search AS id
  ), claimed AS (
    UPDATE number SET free_at = claim.expires_at, claim = claim.key, entry = claim.sequence
    FROM (
      SELECT key, sequence, expires_at, unnest(numbers) AS number
      FROM hold JOIN searched USING (id) JOIN audited USING (id)
    ) AS claim
    WHERE number.number = claim.number
      -- The planner expects a hundred holds in the JSON, and would read a table of 100,000 numbers whole: 27 ms, not 0.2.
      AND number.number = ANY (ARRAY(SELECT unnest(numbers) FROM hold))
    RETURNING 1
  )
  SELECT id, (SELECT count(*) FROM claimed) AS claimed FROM searched`

/** Records the holds and claims their numbers; answers the ids of the searches that were recorded. */
export async function recordHolds(
  transaction: Transaction,
  holds: readonly NewHold[],
): Promise<ReadonlySet<string>> {
  if (holds.length === 0) return new Set()
  const rows = await transaction.query(RECORD, [JSON.stringify(holds.map(toRow))])
  const recorded = new Set(rows.map((row) => text(row, 'id')))
  const numbers = holds.filter(({ search }) => recorded.has(search.id)).flatMap((hold) => hold.numbers)
  const claimed = rows[0] === undefined ? 0 : integer(rows[0], 'claimed')
  if (claimed !== numbers.length) throw new Error(`Claimed ${claimed} of ${numbers.length} numbers`)
  return recorded
}

function toRow({ resource, repeatKey, search, operation, numbers }: NewHold) {
  const { id, phoneNumbers, createdAt, expiresAt, ...terms } = search
  return {
    id,
    resource,
    ...quoteRow(terms),
    quantity: terms.quantity,
    numbers: phoneNumbers.map(phoneNumberToInteger),
    entries: numbers.map(({ entry }) => entry),
    agreement: terms.agreementToNotResellRequired,
    created_at: createdAt,
    expires_at: expiresAt,
    repeat_key: repeatKey,
    starts_at: operation.startsAt,
    ends_at: operation.endsAt,
    detail: { ...terms, expiresAt },
  }
}
