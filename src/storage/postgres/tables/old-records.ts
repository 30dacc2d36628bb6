import type { Instant } from '../../../numbering/instant.ts'
import { flag, integer, text } from '../../rows/row.ts'
import type { Transaction } from '../transaction.ts'

// Rows that another transaction has locked are passed over, and found the next time.

const OLDEST_SEARCHES = `
  SELECT key, created_at, expires_at <= $1 AND ends_at <= $1 AND coalesce(purchase_ends_at, 0) <= $1 AS ended
  FROM search WHERE key > $2 ORDER BY key LIMIT $3 FOR UPDATE SKIP LOCKED`

const ENDED_OPERATIONS = `
  SELECT id FROM operation WHERE ends_at <= $1
  ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED`

const OLD_RESERVATIONS = `
  SELECT key FROM reservation WHERE created_at <= $1
  ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED`

/**
 * How many searches were removed, and the key after which the next call goes on; without a key, at the oldest search.
 */
export interface RemovedSearches {
  readonly searches: number
  readonly seen?: number
}

/**
 * Looks at the `limit` searches after the key `seen`, and removes the searches whose hold and operations have ended at
 * this instant or before it. A call that comes to searches which were made after this instant answers no key.
 */
export async function removeSearches(
  transaction: Transaction,
  ended: Instant,
  { seen = 0, limit }: { readonly seen: number | undefined; readonly limit: number },
): Promise<RemovedSearches> {
  const rows = await transaction.query(OLDEST_SEARCHES, [ended, seen, limit])
  const keys = rows.filter((row) => flag(row, 'ended')).map((row) => integer(row, 'key'))
  const searches = await remove(transaction, 'search WHERE key = ANY ($1)', [keys])
  const last = rows.at(-1)
  const more = last !== undefined && rows.length === limit && integer(last, 'created_at') <= ended
  return { searches, ...(more && { seen: integer(last, 'key') }) }
}

/**
 * Removes operations that are records of their own and have ended at this instant or before it, the oldest first and at
 * most `limit`. Answers how many.
 */
export async function removeOperations(
  transaction: Transaction,
  ended: Instant,
  limit: number,
): Promise<number> {
  const rows = await transaction.query(ENDED_OPERATIONS, [ended, limit])
  return remove(transaction, 'operation WHERE id = ANY ($1)', [rows.map((row) => text(row, 'id'))])
}

/**
 * Removes reservations that were made at this instant or before it; each is removed after the last of its
 * numbers.
 */
export async function removeReservations(
  transaction: Transaction,
  created: Instant,
  limit: number,
): Promise<{ reservations: number; reservedNumbers: number }> {
  const rows = await transaction.query(OLD_RESERVATIONS, [created, limit])
  const keys = rows.map((row) => integer(row, 'key'))
  const reservedNumbers = await remove(
    transaction,
    `reserved_number WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM reserved_number WHERE reservation = ANY ($1) ORDER BY reservation, number LIMIT $2))`,
    [keys, limit],
  )
  const reservations = await remove(
    transaction,
    'reservation WHERE key = ANY ($1) AND NOT EXISTS (SELECT FROM reserved_number WHERE reservation = key)',
    [keys],
  )
  return { reservations, reservedNumbers }
}

async function remove(
  transaction: Transaction,
  what: string,
  parameters: readonly unknown[],
): Promise<number> {
  const [row] = await transaction.query(
    `WITH removed AS (DELETE FROM ${what} RETURNING 1) SELECT count(*) AS count FROM removed`,
    parameters,
  )
  return integer(row ?? {}, 'count')
}
