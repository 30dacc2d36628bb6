import type { OwnedTerms } from '../../numbering/given-state.ts'
import { type Instant, WITHDRAWN } from '../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { NumberPart } from '../port/stock-store.ts'
import { assignmentType, capabilities, cost, integer, type Row, text } from './row.ts'
import { EXPLAINED_COLUMNS, EXPLAINED_JOINS, toExplainedNumber } from './to-explained-number.ts'

const LISTED_JOINS = `${EXPLAINED_JOINS}
  JOIN block AS whole ON whole.first = number.block
  LEFT JOIN audit ON audit.sequence = number.entry AND free_at = ${WITHDRAWN}`

/**
 * The statement that lists numbers in parts, in the SQL of both stores: a piece of untouched numbers, or a number with a
 * row. Each side reads at most as many as are wanted, along its primary key.
 *
 * @param after an expression: the number after which the list begins; `limit` likewise
 * @param joins `LISTED_JOINS` in the form that the store needs
 */
export function numberParts({
  after,
  limit,
  joins = LISTED_JOINS,
}: {
  readonly after: string
  readonly limit: string
  readonly joins?: string
}): string {
  return `
  SELECT ${EXPLAINED_COLUMNS}, number.number, number.last, block,
    owned.assignment_type, owned.calling AS own_calling, owned.sms AS own_sms, owned.offered_calling,
    owned.offered_sms, owned.amount, owned.currency, owned.billing, audit.detail AS withdrawal
  FROM (
    SELECT part.*, (SELECT max(first) FROM block WHERE first <= part.number) AS block FROM (
      SELECT * FROM (
        SELECT first AS number, last, stock, CAST(NULL AS bigint) AS free_at, CAST(NULL AS bigint) AS claim,
          CAST(NULL AS bigint) AS entry
        FROM untouched
        WHERE last > ${after} ORDER BY last LIMIT ${limit}
      ) AS piece
      UNION ALL
      SELECT * FROM (
        SELECT number, number AS last, stock, free_at, claim, entry FROM number
        WHERE number > ${after} ORDER BY number LIMIT ${limit}
      ) AS touched
    ) AS part
    ORDER BY part.number LIMIT ${limit}
  ) AS number JOIN stock ON stock.id = number.stock ${joins}
  ORDER BY number.number`
}

/** The part in a row of this statement. */
export function toNumberPart(row: Row, now: Instant): NumberPart {
  const explained = toExplainedNumber(row, now)
  return {
    first: phoneNumberFromInteger(integer(row, 'number')),
    last: phoneNumberFromInteger(integer(row, 'last')),
    block: phoneNumberFromInteger(integer(row, 'block')),
    ...explained,
    ...(explained.state.kind === 'owned' && { terms: toTerms(row) }),
    ...(explained.state.kind === 'withdrawn' && reasonOf(row)),
  }
}

function toTerms(row: Row): OwnedTerms {
  return {
    assignmentType: assignmentType(row),
    capabilities: capabilities(row, 'own_'),
    offeredCapabilities: capabilities(row, 'offered_'),
    cost: cost(row),
  }
}

/** The reason in the entry that withdrew the number, which is the newest entry of the number. */
function reasonOf(row: Row): { readonly reason?: string } {
  const detail: unknown = row['withdrawal'] === null ? {} : JSON.parse(text(row, 'withdrawal'))
  if (typeof detail !== 'object' || detail === null || !('reason' in detail)) return {}
  return typeof detail.reason === 'string' ? { reason: detail.reason } : {}
}
