import { integer } from '../../rows/row.ts'
import type { Query } from '../query.ts'

/** The tables that together are the state of the inventory; the opening balance has a copy `opening_…` of each. */
export const BALANCED_TABLES = [
  'number',
  'untouched',
  'owned',
  'reservation',
  'reserved_number',
  'sip_configuration',
] as const

/** How many rows of each table an opening balance has. */
export type BalanceCounts = Readonly<Record<string, number>>

/** Writes the opening balance in the place of the last one, from the state that the transaction's snapshot shows. */
export async function openBalance(query: Query): Promise<BalanceCounts> {
  const counts: Record<string, number> = {}
  for (const table of BALANCED_TABLES) {
    await query(`TRUNCATE opening_${table}`)
    const [row = {}] = await query(
      `WITH copied AS (INSERT INTO opening_${table} SELECT * FROM ${table} RETURNING 1)
       SELECT count(*) AS count FROM copied`,
    )
    counts[table] = integer(row, 'count')
  }
  return counts
}
