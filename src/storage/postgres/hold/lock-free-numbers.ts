import type { Instant } from '../../../numbering/instant.ts'
import { integer } from '../../rows/row.ts'
import type { NumberEntry } from '../tables/number-table.ts'
import type { Transaction } from '../transaction.ts'

/** How many numbers are wanted of a stock, and from which place in its queue on. */
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
 * Equality on the stock, then the order of the index (stock, free_at): the plan is a nested loop that reads, for
 * each stock, as many index entries as numbers are wanted, and no entry of a held or owned number:
 *
 *   Nested Loop
 *     -> Function Scan on unnest wanted
 *     -> Limit -> LockRows -> Index Scan using number_by_free_at
 *          Index Cond: (stock = wanted.stock) AND (free_at >= wanted.from) AND (free_at <= now)
 *
 * PostgreSQL does not skip rows that this transaction itself has locked, so they are left out by their numbers.
 */
const SELECT_FREE = `
  SELECT free.* FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS wanted (stock, "from", quantity),
  LATERAL (
    SELECT stock, number, entry, free_at FROM number
    WHERE number.stock = wanted.stock AND free_at >= wanted."from" AND free_at <= $4
      AND number.number <> ALL ($5::bigint[])
    ORDER BY free_at LIMIT wanted.quantity FOR UPDATE`

/**
 * What a statement does about rows that another transaction has locked: to `skip` them never waits, and may miss
 * numbers that the other transaction then leaves free; to `wait` for the lock sees what the other one has left.
 */
export type LockedRows = 'skip' | 'wait'

const SELECT_UNLOCKED = `${SELECT_FREE} SKIP LOCKED) AS free`
const SELECT_WAITING = `${SELECT_FREE}) AS free`

/** Locks free numbers, the longest-rested ones of each stock, without the numbers in `except`. */
export async function lockFreeNumbers(
  transaction: Transaction,
  wanted: readonly Wanted[],
  except: readonly number[],
  locked: LockedRows,
): Promise<FreeNumber[]> {
  const rows = await transaction.query(locked === 'wait' ? SELECT_WAITING : SELECT_UNLOCKED, [
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
