import type { ExplainedSearch } from '../port/explain-store.ts'
import { type Row, text } from './row.ts'
import type { KeyedSearch } from './to-search.ts'

/** The search in a row of `search`, which the store has read, with its resource and area code. */
export function toExplainedSearch(row: Row, { key: _, ...read }: KeyedSearch): ExplainedSearch {
  const { area_code: areaCode } = row
  return { resource: text(row, 'resource'), ...read, ...(typeof areaCode === 'string' && { areaCode }) }
}
