import { Gauge, type Registry } from 'prom-client'
import { NUMBER_STATES } from '../../numbering/number-states.ts'
import type { StockCounts } from '../../storage/port/stock-store.ts'
import type { Timed } from '../../storage/port/timed.ts'
import { largestStocks } from './largest-stocks.ts'

/** The most stocks that have lines of their own: each of them has one for each state. */
const STOCK_LIMIT = 100

/** Adds how many numbers are in each state, by stock. */
export function addStockMetrics(registry: Registry, { value, now }: Timed<readonly StockCounts[]>): void {
  const numbers = new Gauge({
    name: 'holdline_numbers',
    help: `Numbers by stock and state, as they were at the last count. The ${STOCK_LIMIT} largest stocks have lines of their own; the others are summed as country="rest".`,
    labelNames: ['country', 'type', 'area_code', 'calling', 'sms', 'state'],
    registers: [registry],
  })
  const { largest, rest } = largestStocks(value, STOCK_LIMIT)
  for (const { stock, ...counts } of largest) {
    const { country, numberType: type, areaCode: area_code, capabilities } = stock
    for (const state of NUMBER_STATES)
      numbers.set({ country, type, area_code, ...capabilities, state }, counts[state])
  }
  if (rest !== undefined) {
    const labels = { country: 'rest', type: '', area_code: '', calling: '', sms: '' }
    for (const state of NUMBER_STATES) numbers.set({ ...labels, state }, rest[state])
  }
  new Gauge({ name: 'holdline_stocks', help: 'Stocks of the main inventory.', registers: [registry] }).set(
    value.length,
  )
  new Gauge({
    name: 'holdline_stock_counted_timestamp_seconds',
    help: 'When holdline_numbers was counted, by the time of the inventory.',
    registers: [registry],
  }).set(now / 1_000)
}
