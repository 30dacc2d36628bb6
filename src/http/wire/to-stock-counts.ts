import { formatUtcInstant } from '../../numbering/instant.ts'
import { withTotal } from '../../numbering/state-counts.ts'
import type { CountedStock } from '../../operator/count-stock.ts'
import type { StockCounts } from '../contract/stock-schemas.ts'

/** The counts of the stock as our own API shows them. */
export function toStockCounts({ value: { sum, stocks }, now }: CountedStock): StockCounts {
  return {
    at: formatUtcInstant(now),
    ...withTotal(sum),
    stocks: stocks.map(({ stock, ...counts }) => ({
      country: stock.country,
      phoneNumberType: stock.numberType,
      areaCode: stock.areaCode,
      capabilities: stock.capabilities,
      ...withTotal(counts),
    })),
  }
}
