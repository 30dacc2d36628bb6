import type { Instant } from '../../../numbering/instant.ts'
import type { ExplainedNumber, ExplainedSearch } from '../../port/explain-store.ts'
import type { NumberPart } from '../../port/stock-store.ts'
import { numberParts, toNumberPart } from '../../rows/number-parts.ts'
import {
  blockOf,
  EXPLAINED_COLUMNS,
  EXPLAINED_JOINS,
  toExplainedNumber,
} from '../../rows/to-explained-number.ts'
import { toExplainedSearch } from '../../rows/to-explained-search.ts'
import type { SqliteDatabase } from '../database.ts'
import { readSearch } from './search-table.ts'

/** The facts about one number or one search of any resource. */
export interface Explanations {
  number(number: number, stock: number, now: Instant): ExplainedNumber | undefined
  /** The parts of numbers above `after`, ascending, at most `limit`. */
  list(after: number, limit: number, now: Instant): NumberPart[]
  search(searchId: string): ExplainedSearch | undefined
}

export function explanations(database: SqliteDatabase): Explanations {
  const selectNumber = database.prepare(`
    SELECT ${EXPLAINED_COLUMNS} FROM stock LEFT JOIN number ON number.number = ?1 ${EXPLAINED_JOINS} ${blockOf('?1')}
    WHERE stock.id = ?2`)
  const list = database.prepare(numberParts({ after: '?1', limit: '?2' }))
  const selectSearch = database.prepare('SELECT * FROM search WHERE id = ?')

  return {
    number(number, stock, now) {
      const row = selectNumber.get(number, stock)
      return row && toExplainedNumber(row, now)
    },
    list: (after, limit, now) => list.all(after, limit).map((row) => toNumberPart(row, now)),
    search(searchId) {
      const row = selectSearch.get(searchId)
      return row && toExplainedSearch(row, readSearch(row))
    },
  }
}
