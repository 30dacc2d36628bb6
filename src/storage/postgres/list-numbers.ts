import { phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { NumberPage, NumberPart } from '../port/stock-store.ts'
import type { Timed } from '../port/timed.ts'
import { numberParts, toNumberPart } from '../rows/number-parts.ts'
import { integer } from '../rows/row.ts'
import { HAS_REASON } from '../rows/to-explained-number.ts'
import type { Access } from './access.ts'
import { NOW } from './tables/clock-table.ts'

/**
 * With an offset the planner cannot make them joins with whole tables: a page has few numbers that are owned or held.
 */
const JOINS = `
  LEFT JOIN LATERAL (SELECT * FROM owned WHERE owned.number = number.number OFFSET 0) AS owned ON true
  LEFT JOIN LATERAL (SELECT * FROM search WHERE search.key = claim OFFSET 0) AS search ON true
  LEFT JOIN LATERAL (SELECT * FROM reservation WHERE reservation.key = -claim OFFSET 0) AS reservation ON true
  JOIN LATERAL (SELECT carrier, label FROM block WHERE block.first = number.block OFFSET 0) AS whole ON true
  LEFT JOIN LATERAL (
    SELECT detail FROM audit WHERE audit.sequence = number.entry AND ${HAS_REASON} OFFSET 0
  ) AS reason ON true`

/** A page without numbers has a row of nothing but the time. */
const LIST = `
  WITH present AS MATERIALIZED (SELECT ${NOW} AS now)
  SELECT * FROM present LEFT JOIN (${numberParts({ after: '$1::bigint', limit: '$2::bigint', joins: JOINS })}) AS listed ON true
  ORDER BY number`

export async function listNumbers(
  read: Access['read'],
  { after, limit }: NumberPage,
): Promise<Timed<readonly NumberPart[]>> {
  const rows = await read(LIST, [after === undefined ? 0 : phoneNumberToInteger(after), limit])
  const now = integer(rows[0] ?? {}, 'now')
  const value = rows.filter((row) => row['number'] !== null).map((row) => toNumberPart(row, now))
  return { value, now }
}
