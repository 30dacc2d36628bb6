import type { StockCounts } from '../../http/contract/stock-schemas.ts'
import { NUMBER_STATES } from '../../numbering/number-states.ts'
import { formatCsvLine } from '../../operator/format-csv-line.ts'

/** The counts of one stock. */
export type CountedStock = StockCounts['stocks'][number]

const STATES = [...NUMBER_STATES, 'total'] as const
const WORDS = ['country', 'type', 'areaCode', 'calling', 'sms'] as const

/** The stocks as lines of a table for people, with their sum at the end. */
export function stockLines(stocks: readonly CountedStock[]): string[] {
  const sum = STATES.map((state) => String(stocks.reduce((total, stock) => total + stock[state], 0)))
  const rows = [
    [...WORDS.map((word) => (word === 'areaCode' ? 'area' : word)), ...STATES],
    ...stocks.map((stock) => [...wordsOf(stock), ...countsOf(stock)]),
    ['all', ...WORDS.slice(1).map(() => ''), ...sum],
  ]
  const widths = rows.reduce<readonly number[]>(
    (most, row) => row.map((cell, nth) => Math.max(cell.length, most[nth] ?? 0)),
    [],
  )
  return rows.map((row) =>
    row
      .map((cell, nth) => align(cell, nth, widths[nth] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** The stocks as a CSV file, without their sum. */
export function stockCsv(stocks: readonly CountedStock[]): string {
  const rows = stocks.map((stock) => [...wordsOf(stock), ...countsOf(stock)])
  return [[...WORDS, ...STATES], ...rows].map(formatCsvLine).join('')
}

function wordsOf({
  country,
  phoneNumberType,
  areaCode,
  capabilities: { calling, sms },
}: CountedStock): string[] {
  return [country, phoneNumberType, areaCode, calling, sms]
}

function countsOf(stock: CountedStock): string[] {
  return STATES.map((state) => String(stock[state]))
}

/** Counts stand on the right, so that their digits are below each other. */
function align(cell: string, nth: number, width: number): string {
  return nth < WORDS.length ? cell.padEnd(width) : cell.padStart(width)
}
