import { capabilityBits } from '../../../numbering/capabilities.ts'
import { matchingStocks, type Stock, type StockSelector } from '../../../numbering/stock.ts'
import { capabilities, integer, numberType, type PostgresRow, text } from '../row.ts'
import type { Transaction } from '../transaction.ts'

export interface StockRow extends Stock {
  readonly id: number
}

/** The stocks as a transaction sees them. */
export interface Stocks {
  /** Those that serve the selector, best first. */
  matching(selector: StockSelector): readonly StockRow[]
}

/**
 * The stocks are a few hundred rows, of which none changes or goes, so they are kept in memory until a
 * transaction sees a newer one. Answers to "which of them serve this" are kept too, by everything but the
 * area code, which clients choose freely.
 */
export function stockCache(): (transaction: Transaction) => Promise<Stocks> {
  let newest = -1
  let stocks: Stocks | undefined

  return async (transaction) => {
    if (stocks === undefined || newest !== transaction.newestStock) {
      const rows = await transaction.query('SELECT * FROM stock WHERE id <= $1 ORDER BY id', [
        transaction.newestStock,
      ])
      stocks = remembering(rows.map((row) => ({ id: integer(row, 'id'), ...toStock(row) })))
      newest = transaction.newestStock
    }
    return stocks
  }
}

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

interface Match {
  readonly all: readonly StockRow[]
  readonly byAreaCode: ReadonlyMap<string, readonly StockRow[]>
}

function remembering(all: readonly StockRow[]): Stocks {
  const matches = new Map<string, Match>()
  return {
    matching({ areaCode, ...selector }) {
      const { country, numberType, capabilities } = selector
      const key = `${country} ${numberType} ${capabilities.calling} ${capabilities.sms}`
      let match = matches.get(key)
      if (match === undefined) {
        const matching = matchingStocks(all, selector)
        match = { all: matching, byAreaCode: groupByAreaCode(matching) }
        matches.set(key, match)
      }
      return areaCode === undefined ? match.all : (match.byAreaCode.get(areaCode) ?? [])
    },
  }
}

function groupByAreaCode(stocks: readonly StockRow[]): Match['byAreaCode'] {
  const groups = new Map<string, StockRow[]>()
  for (const stock of stocks) {
    const group = groups.get(stock.areaCode)
    if (group === undefined) groups.set(stock.areaCode, [stock])
    else group.push(stock)
  }
  return groups
}

export function toStock(row: PostgresRow): Stock {
  return {
    country: text(row, 'country'),
    numberType: numberType(row),
    areaCode: text(row, 'area_code'),
    capabilities: capabilities(row),
  }
}
