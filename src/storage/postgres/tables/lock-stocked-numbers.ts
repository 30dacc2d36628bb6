import type { Instant } from '../../../numbering/instant.ts'
import type { Stock } from '../../../numbering/stock.ts'
import { integer, optionalInteger, type Row } from '../../rows/row.ts'
import { toStock } from '../../rows/to-stock.ts'
import { NumbersMovedError } from '../storage-fault.ts'
import type { Transaction } from '../transaction.ts'
import type { NumberEntry } from './number-table.ts'
import { pieceOf } from './untouched-table.ts'

/** A locked number, its stock, and when it is free. */
export interface StockedNumber extends NumberEntry {
  readonly stock: Stock
  readonly freeAt: Instant
  /** The present or last claim on the number; absent while the number ages and before its first hold. */
  readonly claim?: number
  /** The last number of the piece that it is in; absent if it has a row. */
  readonly piece?: number
}

const LOCK_ROWS = `
  SELECT number, entry, free_at, claim, NULL AS piece, country, number_type, area_code, calling, sms
  FROM number JOIN stock ON stock.id = number.stock
  WHERE number = ANY ($1) ORDER BY number FOR UPDATE OF number`

/** The pieces are locked in their order, and their limits are compared with the numbers after that. */
const LOCK_PIECES = `
  WITH named AS MATERIALIZED (
    SELECT asked.number, piece.last FROM unnest($1::bigint[]) AS asked (number), LATERAL ${pieceOf('asked.number')}
  ), locked AS MATERIALIZED (
    SELECT first, last, entry, stock FROM untouched
    WHERE last = ANY (ARRAY(SELECT last FROM named)) ORDER BY last FOR UPDATE
  )
  SELECT number, entry, 0::bigint AS free_at, NULL AS claim, locked.last AS piece, country, number_type, area_code,
    calling, sms
  FROM named JOIN locked ON locked.last = named.last AND number >= first JOIN stock ON stock.id = locked.stock`

/** The numbers that are somewhere, in one snapshot. */
const FIND_ANYWHERE = `
  SELECT number FROM unnest($1::bigint[]) AS asked (number)
  WHERE EXISTS (SELECT FROM number WHERE number.number = asked.number OFFSET 0)
    OR EXISTS (SELECT FROM ${pieceOf('asked.number')})`

/** How often the locking begins at most, while other transactions move the numbers. */
const ROUNDS = 20

/**
 * Locks the numbers that exist, in every state: first the pieces of the untouched numbers, and then the rows of the
 * other numbers, the lowest first. It waits for other transactions' locks: only then is a number that is not free known
 * to be taken. While it waits for a piece, the piece may be split. Then it releases all locks and begins again, so
 * that all transactions lock in one order and make no deadlock.
 *
 * @throws NumbersMovedError if numbers have moved each time
 */
export async function lockStockedNumbers(
  transaction: Transaction,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, StockedNumber>> {
  if (numbers.length === 0) return new Map()
  for (let round = 0; round < ROUNDS; round += 1) {
    await transaction.query('SAVEPOINT unlocked')
    const untouched = await transaction.query(LOCK_PIECES, [numbers])
    const locked = new Map(untouched.map(toStockedNumber))
    const isMissing = (number: number) => !locked.has(number)
    const rows = await transaction.query(LOCK_ROWS, [numbers.filter(isMissing)])
    for (const [number, found] of rows.map(toStockedNumber)) locked.set(number, found)
    const missing = numbers.filter(isMissing)
    if (missing.length === 0) return locked
    const moved = await transaction.query(FIND_ANYWHERE, [missing])
    if (moved.length === 0) return locked
    await transaction.query('ROLLBACK TO SAVEPOINT unlocked')
  }
  throw new NumbersMovedError('Other transactions moved the numbers each time')
}

function toStockedNumber(row: Row): [number, StockedNumber] {
  const number = integer(row, 'number')
  return [
    number,
    {
      number,
      entry: integer(row, 'entry'),
      freeAt: integer(row, 'free_at'),
      stock: toStock(row),
      ...optionalInteger(row, 'claim', 'claim'),
      ...optionalInteger(row, 'piece', 'piece'),
    },
  ]
}
