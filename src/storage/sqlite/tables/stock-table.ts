import { capabilityBits } from '../../../numbering/capabilities.ts'
import { type Instant, NEVER } from '../../../numbering/instant.ts'
import { NUMBER_STATES, type NumberStateName } from '../../../numbering/number-states.ts'
import type { Stock } from '../../../numbering/stock.ts'
import { eachOnce } from '../../decide/each-once.ts'
import { stockKey } from '../../decide/stock-key.ts'
import { type StockMatcher, stockMatcher } from '../../decide/stock-matcher.ts'
import type { StockCounts } from '../../port/stock-store.ts'
import { stateConditions } from '../../rows/state-conditions.ts'
import { type StockRow, toStock, toStockRow } from '../../rows/to-stock.ts'
import { toStockCounts } from '../../rows/to-stock-counts.ts'
import type { SqliteDatabase } from '../database.ts'

export interface StockTable {
  readonly matching: StockMatcher
  /** The id of each of the stocks, in their order; missing stocks are added. */
  idsOf(stocks: readonly Stock[]): number[]
  /** The id of a stock; `undefined` if there is none. */
  idOf(stock: Stock): number | undefined
  find(id: number): StockRow
  /** The stocks of a country, in their order. */
  ofCountry(country: string): Stock[]
  /** How many numbers of each stock are in which state. */
  count(now: Instant): StockCounts[]
  /** Forgets the stocks in memory; the next call reads the table. */
  forget(): void
}

/** The condition that a stock has numbers: all of them may have been deleted. */
const HAS_NUMBERS = 'EXISTS (SELECT 1 FROM block WHERE block.stock = stock.id)'

/** The stocks are a few hundred rows that seldom change, so they are kept in memory. */
export function stockTable(database: SqliteDatabase): StockTable {
  const select = database.prepare('SELECT * FROM stock ORDER BY id')
  const selectCountry = database.prepare(
    `SELECT * FROM stock WHERE country = ? AND ${HAS_NUMBERS} ORDER BY number_type, area_code, calling, sms`,
  )
  // One statement for all stocks: hundreds of small statements take several milliseconds.
  const insert = database.prepare(`
    INSERT INTO stock (country, number_type, area_code, calling, sms)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`)
  // Most counts of rows read the index alone. The others also read the rows of numbers whose end comes, for their claims.
  const conditions = stateConditions('?1')
  const untouched =
    '(SELECT coalesce(sum(last - first + 1), 0) FROM untouched WHERE untouched.stock = stock.id)'
  // Their resource was closed: they have no claim any more, and are its own until they are released.
  const closing = '(SELECT coalesce(sum(count), 0) FROM closing WHERE closing.stock = stock.id)'
  const more: Partial<Record<NumberStateName, string>> = {
    free: ` + ${untouched}`,
    owned: ` + ${closing}`,
    aging: ` - ${closing}`,
  }
  const counts = NUMBER_STATES.map((state) => {
    const rows = `(SELECT count(*) FROM number WHERE number.stock = stock.id AND ${conditions[state]})`
    return `${rows}${more[state] ?? ''} AS "${state}"`
  })
  const count = database.prepare(`
    WITH closing AS MATERIALIZED (
      SELECT stock, count(*) AS count FROM owned JOIN number ON number.number = owned.number
      WHERE release_at < ${NEVER} AND release_at > ?1 GROUP BY stock
    )
    SELECT stock.*, ${counts.join(', ')} FROM stock WHERE ${HAS_NUMBERS} ORDER BY country, number_type, area_code, calling, sms`)
  let stocks: Map<number, StockRow> | undefined
  let matcher: StockMatcher | undefined
  let idsByKey: Map<string, number> | undefined

  function all(): Map<number, StockRow> {
    stocks ??= new Map(
      select.all().map((row) => {
        const stock = toStockRow(row)
        return [stock.id, stock]
      }),
    )
    return stocks
  }

  function ids(): Map<string, number> {
    idsByKey ??= new Map([...all().values()].map((stock) => [stockKey(stock), stock.id]))
    return idsByKey
  }

  function forget() {
    stocks = undefined
    matcher = undefined
    idsByKey = undefined
  }

  return {
    forget,
    ofCountry: (country) => selectCountry.all(country).map(toStock),
    count: (now) => count.all(now).map(toStockCounts),
    matching(selector) {
      matcher ??= stockMatcher([...all().values()])
      return matcher(selector)
    },
    idsOf(wanted) {
      const keys = eachOnce(wanted, stockKey)
      const missing = new Map<string, Stock>()
      for (const [stock, key] of keys) if (!ids().has(key)) missing.set(key, stock)
      if (missing.size > 0) {
        insert.run(JSON.stringify([...missing.values()].map(columnsOf)))
        forget()
      }
      const found = new Map([...keys].map(([stock, key]) => [stock, ids().get(key) ?? 0]))
      return wanted.map((stock) => found.get(stock) ?? 0)
    },
    idOf: (stock) => ids().get(stockKey(stock)),
    find(id) {
      const stock = all().get(id)
      if (stock === undefined) throw new Error(`There is no stock ${id}`)
      return stock
    },
  }
}

/** The columns of a stock without its id. */
function columnsOf({ country, numberType, areaCode, capabilities: { calling, sms } }: Stock) {
  return [country, numberType, areaCode, capabilityBits(calling), capabilityBits(sms)]
}
