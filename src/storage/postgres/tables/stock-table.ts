import { capabilityBits } from '../../../numbering/capabilities.ts'
import { NEVER } from '../../../numbering/instant.ts'
import type { Stock } from '../../../numbering/stock.ts'
import { type StockMatcher, stockMatcher } from '../../decide/stock-matcher.ts'
import { integer } from '../../rows/row.ts'
import { toStockRow } from '../../rows/to-stock.ts'
import type { Transaction } from '../transaction.ts'
import { NOW } from './clock-table.ts'

/** The stocks as a transaction sees them. */
export interface Stocks {
  readonly matching: StockMatcher
}

/**
 * The stocks are a few hundred rows, which never change or go, so they are kept in memory until a transaction
 * sees a newer one.
 */
export function stockCache(): (transaction: Transaction) => Promise<Stocks> {
  let newest = -1
  let stocks: Stocks | undefined

  return async (transaction) => {
    if (stocks === undefined || newest !== transaction.newestStock) {
      const rows = await transaction.query('SELECT * FROM stock WHERE id <= $1 ORDER BY id', [
        transaction.newestStock,
      ])
      stocks = { matching: stockMatcher(rows.map(toStockRow)) }
      newest = transaction.newestStock
    }
    return stocks
  }
}

/**
 * How many numbers of each stock are in which state, at one instant. A number that is not free yet and has no claim
 * is aging. It reads the table of numbers once, and locks no row.
 */
export const COUNT_STOCKS = `
  WITH present AS MATERIALIZED (SELECT ${NOW} AS now)
  SELECT stock.*, now, coalesce(free, 0) AS free, coalesce(held, 0) AS held, coalesce(owned, 0) AS owned,
    coalesce(aging, 0) AS aging
  FROM present LEFT JOIN stock ON true LEFT JOIN (
    SELECT stock,
      count(*) FILTER (WHERE free_at <= now) AS free,
      count(*) FILTER (WHERE free_at = ${NEVER}) AS owned,
      count(*) FILTER (WHERE free_at > now AND free_at < ${NEVER} AND claim IS NOT NULL) AS held,
      count(*) FILTER (WHERE free_at > now AND free_at < ${NEVER} AND claim IS NULL) AS aging
    FROM number, present GROUP BY stock
  ) AS counted ON counted.stock = stock.id
  ORDER BY country, number_type, area_code, calling, sms`

export const FIND_STOCK_OF_NUMBER =
  'SELECT stock.* FROM number JOIN stock ON stock.id = number.stock WHERE number = $1'

/** The id of this stock, which is added if there is none. */
export async function ensureStock(transaction: Transaction, stock: Stock): Promise<number> {
  const { country, numberType, areaCode, capabilities } = stock
  const [calling, sms] = [capabilityBits(capabilities.calling), capabilityBits(capabilities.sms)]
  const values = [country, numberType, areaCode, calling, sms]
  const same =
    'SELECT id FROM stock WHERE (country, number_type, area_code, calling, sms) = ($1, $2, $3, $4, $5)'
  const [found] = await transaction.query(same, values)
  if (found !== undefined) return integer(found, 'id')
  const [added] = await transaction.query(
    `INSERT INTO stock (country, number_type, area_code, calling, sms) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    values,
  )
  return integer(added ?? {}, 'id')
}
