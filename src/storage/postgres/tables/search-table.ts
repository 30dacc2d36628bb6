import type { OperationProgress } from '../../../numbering/operation.ts'
import type { AcceptedPurchase } from '../../decide/end-of-hold.ts'
import type { CancelCommand, PurchaseCommand } from '../../port/hold-store.ts'
import { integers, type Row } from '../../rows/row.ts'
import { type KeyedSearch, toKeyedSearch } from '../../rows/to-search.ts'
import type { Transaction } from '../transaction.ts'
import { NOW } from './clock-table.ts'

/**
 * The search of this id and resource, if its hold has not ended. Only the index on ids fits this condition. Otherwise
 * the planner might take the index on expiries: expiries in the future lie beyond its statistics, so it expects one
 * row there, and then reads all held searches: 26 ms for 50 thousand, not 0.1.
 */
const STILL_HELD = `id = $1 AND resource || '' = $2
  AND purchased_at IS NULL AND cancelled_at IS NULL AND expires_at + 0 > $3`

export const FIND_SEARCH = `SELECT *, ${NOW} AS now FROM search WHERE id = $1 AND resource = $2`

export async function findSearch(
  transaction: Transaction,
  resource: string,
  searchId: string,
): Promise<KeyedSearch | undefined> {
  const [row] = await transaction.query(FIND_SEARCH, [searchId, resource])
  return row && readSearch(row)
}

/** The search, after every transaction that is ending its hold has ended. No other one changes it until this one ends. */
export async function lockSearch(
  transaction: Transaction,
  resource: string,
  searchId: string,
): Promise<KeyedSearch | undefined> {
  const [row] = await transaction.query(`${FIND_SEARCH} FOR UPDATE`, [searchId, resource])
  return row && readSearch(row)
}

/**
 * Ends the hold by a purchase, if it has not ended, has found something, and needs no agreement that was not given, and
 * nothing was forced upon its purchase.
 * The condition of this write decides, not a row that was read before: of two ends of a hold the second one waits
 * for the first, and then sees that the hold has ended.
 */
export async function markPurchased(
  transaction: Transaction,
  {
    resource,
    searchId,
    agreeToNotResell,
  }: Pick<PurchaseCommand, 'resource' | 'searchId' | 'agreeToNotResell'>,
  { startsAt, endsAt }: OperationProgress,
): Promise<KeyedSearch | undefined> {
  const [row] = await transaction.query(
    `UPDATE search SET purchased_at = $3, purchase_starts_at = $5, purchase_ends_at = $6
     WHERE ${STILL_HELD} AND found > 0 AND ($4 OR NOT agreement) AND forced_purchase IS NULL
     RETURNING *`,
    [searchId, resource, transaction.now, agreeToNotResell, startsAt, endsAt],
  )
  return row && readSearch(row)
}

/** Ends the hold of a search by a purchase, which may fail. The search is locked, and its hold has not ended. */
export async function endByPurchase(
  { query, now }: Transaction,
  key: number,
  { startsAt, endsAt, error, rule }: AcceptedPurchase,
): Promise<void> {
  await query(
    `UPDATE search SET purchased_at = $2, purchase_starts_at = $3, purchase_ends_at = $4, purchase_error = $5,
       purchase_rule = $6
     WHERE key = $1`,
    [key, now, startsAt, endsAt, error ?? null, rule ?? null],
  )
}

/**
 * Makes the hold of a search expire. The search is locked, and its hold has not ended. The entry of the search in the
 * trail keeps the first expiry.
 */
export async function makeExpire({ query, now }: Transaction, key: number): Promise<void> {
  await query('UPDATE search SET first_expires_at = expires_at, expires_at = $2 WHERE key = $1', [key, now])
}

/** Ends the hold by a cancellation, if it has not ended. */
export async function markCancelled(
  transaction: Transaction,
  { resource, searchId }: CancelCommand,
): Promise<KeyedSearch | undefined> {
  const [row] = await transaction.query(
    `UPDATE search SET cancelled_at = $3 WHERE ${STILL_HELD} RETURNING *`,
    [searchId, resource, transaction.now],
  )
  return row && readSearch(row)
}

/** The search in a row of `search`, with its operations. */
export function readSearch(row: Row): KeyedSearch {
  return toKeyedSearch(row, integers(row, 'numbers'))
}
