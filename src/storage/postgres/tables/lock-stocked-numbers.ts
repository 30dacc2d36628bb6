import type { Instant } from '../../../numbering/instant.ts'
import type { Stock } from '../../../numbering/stock.ts'
import { integer, optionalInteger } from '../../rows/row.ts'
import { toStock } from '../../rows/to-stock.ts'
import type { Transaction } from '../transaction.ts'
import type { NumberEntry } from './number-table.ts'

/** A locked number, its stock, and when it is free. */
export interface StockedNumber extends NumberEntry {
  readonly stock: Stock
  readonly freeAt: Instant
  /** The claim on the number, or the last one; nothing while it ages and before its first hold. */
  readonly claim?: number
}

/**
 * Locks the numbers that exist, whatever their state, lowest first. It waits for other transactions' locks:
 * only then is a number that is not free known to be taken.
 */
export async function lockStockedNumbers(
  transaction: Transaction,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, StockedNumber>> {
  const rows = await transaction.query(
    `SELECT number, entry, free_at, claim, country, number_type, area_code, calling, sms
     FROM number JOIN stock ON stock.id = number.stock
     WHERE number = ANY ($1) ORDER BY number FOR UPDATE OF number`,
    [numbers],
  )
  return new Map(
    rows.map((row) => {
      const number = integer(row, 'number')
      const [entry, freeAt] = [integer(row, 'entry'), integer(row, 'free_at')]
      return [
        number,
        { number, entry, freeAt, stock: toStock(row), ...optionalInteger(row, 'claim', 'claim') },
      ]
    }),
  )
}
