import type { GivenTerms } from '../../numbering/given-state.ts'
import type { Instant } from '../../numbering/instant.ts'
import { phoneNumberFromInteger } from '../../numbering/phone-number.ts'
import type { NumberPart } from '../port/stock-store.ts'
import { assignmentType, capabilities, cost, integer, type Row } from './row.ts'
import { EXPLAINED_COLUMNS, EXPLAINED_JOINS, toExplainedNumber } from './to-explained-number.ts'

const LISTED_JOINS = `${EXPLAINED_JOINS}
  JOIN block AS whole ON whole.first = number.block`

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
    owned.offered_sms, owned.amount, owned.currency, owned.billing
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
  }
}

function toTerms(row: Row): GivenTerms {
  return {
    assignmentType: assignmentType(row),
    capabilities: capabilities(row, 'own_'),
    offeredCapabilities: capabilities(row, 'offered_'),
    cost: cost(row),
  }
}
