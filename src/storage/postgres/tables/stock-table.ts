import { capabilityBits } from '../../../numbering/capabilities.ts'
import type { Stock } from '../../../numbering/stock.ts'
import { type StockMatcher, stockMatcher } from '../../decide/stock-matcher.ts'
import { integer } from '../../rows/row.ts'
import { toStockRow } from '../../rows/to-stock.ts'
import type { Transaction } from '../transaction.ts'

/** The stocks as a transaction sees them. */
export interface Stocks {
  readonly matching: StockMatcher
}

/**
 * The stocks are a few hundred rows, of which none changes or goes, so they are kept in memory until a
 * transaction sees a newer one.
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
