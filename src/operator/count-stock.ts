import type { NumberType } from '../numbering/offering.ts'
import { addCounts, NO_NUMBERS, type StateCounts } from '../numbering/state-counts.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { StockCounts } from '../storage/port/stock-store.ts'
import type { Timed } from '../storage/port/timed.ts'

/** Which stocks are counted; an absent member allows any. */
export interface StockFilter {
  /** ISO 3166-1 alpha-2, in any case. */
  readonly country?: string
  readonly numberType?: NumberType
  readonly areaCode?: string
}

/** The counted stocks, ordered by country, type, area code and capabilities, and the sum of them. */
export type CountedStock = Timed<{ readonly sum: StateCounts; readonly stocks: readonly StockCounts[] }>

/** How many numbers there are of each stock, by their state at one instant. */
export async function countStock(
  { store }: { readonly store: Pick<InventoryStore, 'stockCounts'> },
  { country, numberType, areaCode }: StockFilter,
): Promise<CountedStock> {
  const { value, now } = await store.stockCounts()
  const stocks = value.filter(
    ({ stock }) =>
      (country === undefined || stock.country === country.toUpperCase()) &&
      (numberType === undefined || stock.numberType === numberType) &&
      (areaCode === undefined || stock.areaCode === areaCode),
  )
  return { value: { sum: stocks.reduce(addCounts, NO_NUMBERS), stocks }, now }
}
