import type { ForcedOutcome } from '../../../numbering/forced-outcome.ts'
import type { Instant } from '../../../numbering/instant.ts'
import type { OperationProgress } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { Search } from '../../../numbering/search.ts'
import type { AcceptedPurchase } from '../../decide/end-of-hold.ts'
import { QUOTE_COLUMNS, quoteValues } from '../../rows/quote-columns.ts'
import { integer, text } from '../../rows/row.ts'
import { type KeyedSearch, toKeyedSearch } from '../../rows/to-search.ts'
import type { SqliteDatabase, SqliteRow } from '../database.ts'
import { insertInto } from '../insert-into.ts'
import type { Sequence } from './sequence.ts'

export interface SearchTable {
  /**
   * Adds the search of this operation, with the area code that its client asked for; answers its key, which is its
   * sequence in the audit trail.
   */
  insert(resource: string, search: Search, progress: OperationProgress, areaCode: string | undefined): number
  /** Keeps what was forced upon the search. */
  force(key: number, forced: ForcedOutcome): void
  /** How many numbers the resource holds, those of purchases included that have yet to fail. */
  countHeld(resource: string, now: Instant): number
  find(resource: string, searchId: string): KeyedSearch | undefined
  /** Ends the hold by a purchase, if it has not ended. Answers whether it did: of two ends only one can succeed. */
  markPurchased(key: number, now: Instant, purchase: AcceptedPurchase): boolean
  /** Makes the hold expire, if it has not ended. Answers whether it did. */
  expire(key: number, now: Instant): boolean
  /** Ends the hold by a cancellation, if it has not ended. Answers whether it did. */
  markCancelled(key: number, now: Instant): boolean
}

const STILL_HELD = 'purchased_at IS NULL AND cancelled_at IS NULL AND expires_at > ?'

export function searchTable(database: SqliteDatabase, sequence: Sequence): SearchTable {
  const insert = database.prepare(
    insertInto('search', [
      ...['key', 'id', 'resource', ...QUOTE_COLUMNS, 'quantity', 'numbers', 'found', 'agreement'],
      ...['created_at', 'expires_at', 'starts_at', 'ends_at', 'area_code'],
    ]),
  )
  const select = database.prepare('SELECT * FROM search WHERE id = ? AND resource = ?')
  const countHeld = database.prepare(`
    SELECT coalesce(sum(found), 0) AS held FROM search
    WHERE resource = ? AND purchased_at IS NULL AND cancelled_at IS NULL AND expires_at > ?`)
  const countFailing = database.prepare(`
    SELECT coalesce(sum(found), 0) AS held FROM search
    WHERE resource = ? AND purchase_error IS NOT NULL AND purchase_ends_at > ?`)
  const force = database.prepare('UPDATE search SET error = ?, rule = ?, forced_purchase = ? WHERE key = ?')
  const markPurchased = database.prepare(`
    UPDATE search
    SET purchased_at = ?, purchase_starts_at = ?, purchase_ends_at = ?, purchase_error = ?, purchase_rule = ?
    WHERE key = ? AND ${STILL_HELD}`)
  // The entry of the search in the trail keeps the first expiry.
  const expire = database.prepare(
    `UPDATE search SET first_expires_at = expires_at, expires_at = ? WHERE key = ? AND ${STILL_HELD}`,
  )
  const markCancelled = database.prepare(`UPDATE search SET cancelled_at = ? WHERE key = ? AND ${STILL_HELD}`)

  return {
    insert(resource, search, { startsAt, endsAt }, areaCode) {
      const key = sequence.next()
      insert.run(
        key,
        search.id,
        resource,
        ...quoteValues(search),
        search.quantity,
        JSON.stringify(search.phoneNumbers.map(phoneNumberToInteger)),
        search.phoneNumbers.length,
        search.agreementToNotResellRequired ? 1 : 0,
        search.createdAt,
        search.expiresAt,
        startsAt,
        endsAt,
        areaCode ?? null,
      )
      return key
    },
    find(resource, searchId) {
      const row = select.get(searchId, resource)
      return row === undefined ? undefined : readSearch(row)
    },
    countHeld(resource, now) {
      const counts = [countHeld, countFailing].map((count) => integer(count.get(resource, now) ?? {}, 'held'))
      return counts.reduce((sum, count) => sum + count, 0)
    },
    force: (key, { error, rule, purchase }) =>
      void force.run(error ?? null, rule ?? null, purchase ? JSON.stringify(purchase) : null, key),
    markPurchased: (key, now, { startsAt, endsAt, error, rule }) =>
      markPurchased.run(now, startsAt, endsAt, error ?? null, rule ?? null, key, now).changes === 1,
    expire: (key, now) => expire.run(now, key, now).changes === 1,
    markCancelled: (key, now) => markCancelled.run(now, key, now).changes === 1,
  }
}

/** The search in a row of `search`, with its operations. */
export function readSearch(row: SqliteRow): KeyedSearch {
  return toKeyedSearch(row, numbersOf(row))
}

/** The numbers in a row of `search`. */
export function numbersOf(row: SqliteRow): number[] {
  return JSON.parse(text(row, 'numbers'))
}
