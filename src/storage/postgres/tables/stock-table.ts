import { capabilityBits } from '../../../numbering/capabilities.ts'
import { NEVER } from '../../../numbering/instant.ts'
import { NUMBER_STATES, type NumberStateName } from '../../../numbering/number-states.ts'
import type { Stock } from '../../../numbering/stock.ts'
import { eachOnce } from '../../decide/each-once.ts'
import { stockKey } from '../../decide/stock-key.ts'
import { type StockMatcher, stockMatcher } from '../../decide/stock-matcher.ts'
import type { Row } from '../../rows/row.ts'
import { stateConditions } from '../../rows/state-conditions.ts'
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

/** The key of the advisory lock of those who change stocks or blocks: the bytes "HLST". */
const LOCK_KEY = 0x484c5354

/** Lets no other transaction add or delete numbers of any stock until this one ends. */
export async function lockStocks({ query }: Pick<Transaction, 'query'>): Promise<void> {
  await query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY])
}

const STATES = stateConditions('now')

/** The condition that a stock has numbers: all of them may have been deleted. */
const HAS_NUMBERS = 'EXISTS (SELECT FROM block WHERE block.stock = stock.id)'

/**
 * What `counted` lacks: the untouched numbers, and those whose resource was closed, which have no claim any more and are
 * its own until they are released.
 */
const MORE: Partial<Record<NumberStateName, string>> = {
  free: ' + coalesce(untouched, 0)',
  owned: ' + coalesce(closing, 0)',
  aging: ' - coalesce(closing, 0)',
}

/**
 * How many numbers of each stock are in which state, at one instant. It reads the numbers that have rows and the
 * untouched pieces once, and locks no row.
 */
export const COUNT_STOCKS = `
  WITH present AS MATERIALIZED (SELECT ${NOW} AS now)
  SELECT stock.*, now, ${NUMBER_STATES.map(
    (state) => `coalesce("${state}", 0)${MORE[state] ?? ''} AS "${state}"`,
  ).join(', ')}
  FROM present LEFT JOIN stock ON ${HAS_NUMBERS} LEFT JOIN (
    SELECT stock, ${NUMBER_STATES.map(
      (state) => `count(*) FILTER (WHERE ${STATES[state]}) AS "${state}"`,
    ).join(', ')}
    FROM number, present GROUP BY stock
  ) AS counted ON counted.stock = stock.id LEFT JOIN (
    SELECT stock, sum(last - first + 1)::bigint AS untouched FROM untouched GROUP BY stock
  ) AS never ON never.stock = stock.id LEFT JOIN (
    SELECT stock, count(*) AS closing FROM present, owned JOIN number USING (number)
    WHERE release_at < ${NEVER} AND release_at > now GROUP BY stock
  ) AS ending ON ending.stock = stock.id
  ORDER BY country, number_type, area_code, calling, sms`

export const STOCKS_OF_COUNTRY = `
  SELECT * FROM stock WHERE country = $1 AND ${HAS_NUMBERS} ORDER BY number_type, area_code, calling, sms`

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
  const keys = eachOnce(stocks, stockKey)
  const missing = new Map<string, Stock>()
  for (const [stock, key] of keys) if (!known.has(key)) missing.set(key, stock)
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
  const ids = new Map([...keys].map(([stock, key]) => [stock, known.get(key) ?? 0]))
  return stocks.map((stock) => ids.get(stock) ?? 0)
}
