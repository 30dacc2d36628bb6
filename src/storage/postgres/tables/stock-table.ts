import { capabilityBits } from '../../../numbering/capabilities.ts'
import { NEVER, WITHDRAWN } from '../../../numbering/instant.ts'
import type { Stock } from '../../../numbering/stock.ts'
import { stockKey } from '../../decide/stock-key.ts'
import { type StockMatcher, stockMatcher } from '../../decide/stock-matcher.ts'
import type { Row } from '../../rows/row.ts'
import { toStockRow } from '../../rows/to-stock.ts'
import type { Transaction } from '../transaction.ts'
import { NOW } from './clock-table.ts'
import { pieceOf } from './untouched-table.ts'

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
 * is aging, unless its resource was closed and owns it until it is released. It reads the numbers that have rows and the untouched pieces once, and locks no row.
 */
export const COUNT_STOCKS = `
  WITH present AS MATERIALIZED (SELECT ${NOW} AS now)
  SELECT stock.*, now, coalesce(free, 0) + coalesce(untouched, 0) AS free, coalesce(held, 0) AS held,
    coalesce(owned, 0) + coalesce(closing, 0) AS owned,
    coalesce(aging, 0) - coalesce(closing, 0) AS aging,
    coalesce(withdrawn, 0) AS withdrawn
  FROM present LEFT JOIN stock ON true LEFT JOIN (
    SELECT stock,
      count(*) FILTER (WHERE free_at <= now) AS free,
      count(*) FILTER (WHERE free_at = ${NEVER}) AS owned,
      count(*) FILTER (WHERE free_at > now AND free_at < ${NEVER} AND claim IS NOT NULL) AS held,
      count(*) FILTER (WHERE free_at > now AND free_at < ${WITHDRAWN} AND claim IS NULL) AS aging,
      count(*) FILTER (WHERE free_at = ${WITHDRAWN}) AS withdrawn
    FROM number, present GROUP BY stock
  ) AS counted ON counted.stock = stock.id LEFT JOIN (
    SELECT stock, sum(last - first + 1)::bigint AS untouched FROM untouched GROUP BY stock
  ) AS never ON never.stock = stock.id LEFT JOIN (
    SELECT stock, count(*) AS closing FROM present, owned JOIN number USING (number)
    WHERE release_at < ${NEVER} AND release_at > now GROUP BY stock
  ) AS ending ON ending.stock = stock.id
  ORDER BY country, number_type, area_code, calling, sms`

export const STOCKS_OF_COUNTRY = `
  SELECT * FROM stock WHERE country = $1 ORDER BY number_type, area_code, calling, sms`

/** The condition that a row of `stock` is the stock of the number, which is touched or in a piece. */
export const stockOfNumber = (number: string) => `stock.id = coalesce(
    (SELECT stock FROM number WHERE number = ${number}), (SELECT stock FROM ${pieceOf(`${number}::bigint`)}))`

export const FIND_STOCK_OF_NUMBER = `SELECT * FROM stock WHERE ${stockOfNumber('$1')}`

/**
 * The id of each of the stocks, in their order; missing stocks are added. Only one transaction at a time may do so.
 *
 * @param known the ids that this transaction has learned, by `stockKey`; empty at first
 */
export async function ensureStocks(
  transaction: Transaction,
  stocks: readonly Stock[],
  known: Map<string, number>,
): Promise<number[]> {
  const remember = (rows: readonly Row[]) => {
    for (const { id, ...stock } of rows.map(toStockRow)) known.set(stockKey(stock), id)
  }
  if (known.size === 0) remember(await transaction.query('SELECT * FROM stock'))
  const keys = stocks.map(stockKey)
  const missing = new Map<string, Stock>()
  for (const [nth, stock] of stocks.entries()) {
    const key = keys[nth] ?? ''
    if (!known.has(key)) missing.set(key, stock)
  }
  if (missing.size > 0) {
    const all = [...missing.values()]
    const inserted = await transaction.query(
      `INSERT INTO stock (country, number_type, area_code, calling, sms)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[]) RETURNING *`,
      [
        all.map(({ country }) => country),
        all.map(({ numberType }) => numberType),
        all.map(({ areaCode }) => areaCode),
        all.map(({ capabilities }) => capabilityBits(capabilities.calling)),
        all.map(({ capabilities }) => capabilityBits(capabilities.sms)),
      ],
    )
    remember(inserted)
  }
  return keys.map((key) => known.get(key) ?? 0)
}
