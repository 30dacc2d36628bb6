import type { Search } from '../../../numbering/search.ts'
import { integer, integers, type Row, text } from '../../rows/row.ts'
import { type KeyedSearch, toSearch } from '../../rows/to-search.ts'
import type { Transaction } from '../transaction.ts'
import { NOW } from './clock-table.ts'

/**
 * The search of this id and resource, if its hold has not ended. Only the index on ids can find it so: what has
 * not expired lies beyond what the statistics know, so the planner takes it for one row, and an index on
 * expiries for as good, which would read all that is held: 26 ms for 50 thousand, not 0.1.
 */
const STILL_HELD = `id = $1 AND resource || '' = $2
  AND purchased_at IS NULL AND cancelled_at IS NULL AND expires_at + 0 > $3`

export const FIND_SEARCH = `SELECT *, ${NOW} AS now FROM search WHERE id = $1 AND resource = $2`

export async function findSearch(
  transaction: Transaction,
  resource: string,
  searchId: string,
): Promise<Search | undefined> {
  const [row] = await transaction.query(FIND_SEARCH, [searchId, resource])
  return row === undefined ? undefined : readSearch(row)
}

/**
 * The same, once whoever is ending its hold just now is done: only then is what has not been bought not
 * bought.
 */
export async function findSettledSearch(
  transaction: Transaction,
  resource: string,
  searchId: string,
): Promise<Search | undefined> {
  const [row] = await transaction.query(`${FIND_SEARCH} FOR SHARE`, [searchId, resource])
  return row === undefined ? undefined : readSearch(row)
}

/**
 * Ends the hold by a purchase, if it has not ended, found something, and needs no agreement that was not
 * given. This condition decides, and nothing read before: of two ends of a hold the second one waits for
 * the first, and then sees that it does not hold any more.
 */
export async function markPurchased(
  transaction: Transaction,
  end: { resource: string; searchId: string; agreed: boolean },
): Promise<KeyedSearch | undefined> {
  const [row] = await transaction.query(
    `UPDATE search SET purchased_at = $3
     WHERE ${STILL_HELD} AND found > 0 AND ($4 OR NOT agreement)
     RETURNING *`,
    [end.searchId, end.resource, transaction.now, end.agreed],
  )
  return row === undefined ? undefined : { key: integer(row, 'key'), search: readSearch(row) }
}

/** Ends the hold by a cancellation, if it has not ended. */
export async function markCancelled(
  transaction: Transaction,
  end: { resource: string; searchId: string },
): Promise<KeyedSearch | undefined> {
  const [row] = await transaction.query(
    `UPDATE search SET cancelled_at = $3 WHERE ${STILL_HELD} RETURNING *`,
    [end.searchId, end.resource, transaction.now],
  )
  return row === undefined ? undefined : { key: integer(row, 'key'), search: readSearch(row) }
}

/** The searches that were made with these repeat keys, one for each pair that has one. */
export async function findRepeated(
  transaction: Transaction,
  pairs: readonly { resource: string; repeatKey: string }[],
): Promise<{ resource: string; repeatKey: string; search: Search }[]> {
  const rows = await transaction.query(
    `SELECT search.* FROM unnest($1::text[], $2::text[]) AS sent (resource, repeat_key)
     JOIN search USING (resource, repeat_key)`,
    [pairs.map(({ resource }) => resource), pairs.map(({ repeatKey }) => repeatKey)],
  )
  return rows.map((row) => ({
    resource: text(row, 'resource'),
    repeatKey: text(row, 'repeat_key'),
    search: readSearch(row),
  }))
}

/** The search in a row of `search`. */
export function readSearch(row: Row): Search {
  return toSearch(row, integers(row, 'numbers'))
}
