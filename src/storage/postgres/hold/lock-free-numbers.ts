import type { Instant } from '../../../numbering/instant.ts'
import { integer } from '../../rows/row.ts'
import type { NumberEntry } from '../tables/number-table.ts'
import type { Transaction } from '../transaction.ts'

/** How many numbers are wanted of a stock, and from where in its queue. */
export interface Wanted {
  readonly stock: number
  readonly from: Instant
  readonly quantity: number
}

export interface FreeNumber extends NumberEntry {
  readonly stock: number
  readonly freeAt: Instant
}

/**
 * Equality on the stock, then the order of the index (stock, free_at): the plan is a nested loop that reads,
 * for each stock, as many index entries as numbers are wanted, and never one that is held or owned:
 *
 *   Nested Loop
 *     -> Function Scan on unnest wanted
 *     -> Limit -> LockRows -> Index Scan using number_by_free_at
 *          Index Cond: (stock = wanted.stock) AND (free_at >= wanted.from) AND (free_at <= now)
 *
 * Rows that this transaction has locked already are not skipped, so they are left out by name.
 */
const SELECT_FREE = `
  SELECT free.* FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS wanted (stock, "from", quantity),
  LATERAL (
    SELECT stock, number, entry, free_at FROM number
    WHERE number.stock = wanted.stock AND free_at >= wanted."from" AND free_at <= $4
      AND number.number <> ALL ($5::bigint[])
    ORDER BY free_at LIMIT wanted.quantity FOR UPDATE`

/** Never waits, and so may miss what others have locked for a moment and then leave: it is no proof of a shortage. */
const SELECT_UNLOCKED = `${SELECT_FREE} SKIP LOCKED) AS free`
/** Waits for those who have locked what is free, and takes what they leave. */
const SELECT_WAITING = `${SELECT_FREE}) AS free`

/**
 * Locks free numbers, of each stock the longest-rested ones, without those in `except`.
 *
 * @param wait whether to wait for the locks of others
 */
export async function lockFreeNumbers(
  transaction: Transaction,
  wanted: readonly Wanted[],
  except: readonly number[],
  wait: boolean,
): Promise<FreeNumber[]> {
  const rows = await transaction.query(wait ? SELECT_WAITING : SELECT_UNLOCKED, [
    wanted.map(({ stock }) => stock),
    wanted.map(({ from }) => from),
    wanted.map(({ quantity }) => quantity),
    transaction.now,
    except,
  ])
  return rows.map((row) => ({
    stock: integer(row, 'stock'),
    number: integer(row, 'number'),
    entry: integer(row, 'entry'),
    freeAt: integer(row, 'free_at'),
  }))
}
