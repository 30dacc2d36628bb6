import { type PhoneNumber, phoneNumberToInteger } from '../../numbering/phone-number.ts'
import type { ExplainedNumber, ExplainedSearch } from '../port/explain-store.ts'
import type { Timed } from '../port/timed.ts'
import { integer } from '../rows/row.ts'
import {
  blockOf,
  EXPLAINED_COLUMNS,
  EXPLAINED_JOINS,
  toExplainedNumber,
} from '../rows/to-explained-number.ts'
import { toExplainedSearch } from '../rows/to-explained-search.ts'
import type { Access } from './access.ts'
import { NOW } from './tables/clock-table.ts'
import { readSearch } from './tables/search-table.ts'
import { stockOfNumber } from './tables/stock-table.ts'

export const EXPLAIN_NUMBER = `
  SELECT ${EXPLAINED_COLUMNS}, ${NOW} AS now
  FROM stock LEFT JOIN number ON number.number = $1 ${EXPLAINED_JOINS} ${blockOf('$1')}
  WHERE ${stockOfNumber('$1')}`

const EXPLAIN_SEARCH = `SELECT *, ${NOW} AS now FROM search WHERE id = $1`

export async function explainNumber(
  read: Access['read'],
  phoneNumber: PhoneNumber,
): Promise<Timed<ExplainedNumber> | undefined> {
  const [row] = await read(EXPLAIN_NUMBER, [phoneNumberToInteger(phoneNumber)])
  if (row === undefined) return undefined
  const now = integer(row, 'now')
  return { value: toExplainedNumber(row, now), now }
}

export async function explainSearch(
  read: Access['read'],
  searchId: string,
): Promise<Timed<ExplainedSearch> | undefined> {
  const [row] = await read(EXPLAIN_SEARCH, [searchId])
  return row && { value: toExplainedSearch(row, readSearch(row)), now: integer(row, 'now') }
}
