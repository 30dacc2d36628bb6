import type { Instant } from '../../../numbering/instant.ts'
import type { ExplainedNumber, ExplainedSearch } from '../../port/explain-store.ts'
import { EXPLAINED_COLUMNS, EXPLAINED_JOINS, toExplainedNumber } from '../../rows/to-explained-number.ts'
import { toExplainedSearch } from '../../rows/to-explained-search.ts'
import type { SqliteDatabase } from '../database.ts'
import { readSearch } from './search-table.ts'

/** The facts about one number or one search of any resource. */
export interface Explanations {
  number(number: number, stock: number, now: Instant): ExplainedNumber | undefined
  search(searchId: string): ExplainedSearch | undefined
}

export function explanations(database: SqliteDatabase): Explanations {
  const selectNumber = database.prepare(`
    SELECT ${EXPLAINED_COLUMNS} FROM stock LEFT JOIN number ON number.number = ?1 ${EXPLAINED_JOINS}
    WHERE stock.id = ?2`)
  const selectSearch = database.prepare('SELECT * FROM search WHERE id = ?')

  return {
    number(number, stock, now) {
      const row = selectNumber.get(number, stock)
      return row && toExplainedNumber(row, now)
    },
    search(searchId) {
      const row = selectSearch.get(searchId)
      return row && toExplainedSearch(row, readSearch(row))
    },
  }
}
