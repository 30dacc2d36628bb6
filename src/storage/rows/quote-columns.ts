import { capabilityBits } from '../../numbering/capabilities.ts'
import type { Quote } from './to-quote.ts'

interface QuoteColumn {
  /** The column's type in PostgreSQL. */
  readonly type: 'text' | 'int' | 'double precision'
  readonly value: (quote: Quote) => string | number | null
}

/** The columns of a quote, which `search`, `reserved_number` and `owned` have in common; `toQuote` reads them. */
const COLUMNS: Readonly<Record<string, QuoteColumn>> = {
  country: { type: 'text', value: ({ country }) => country },
  number_type: { type: 'text', value: ({ numberType }) => numberType },
  assignment_type: { type: 'text', value: ({ assignmentType }) => assignmentType },
  calling: { type: 'int', value: ({ capabilities }) => capabilityBits(capabilities.calling) },
  sms: { type: 'int', value: ({ capabilities }) => capabilityBits(capabilities.sms) },
  offered_calling: {
    type: 'int',
    value: ({ offeredCapabilities }) => capabilityBits(offeredCapabilities.calling),
  },
  offered_sms: { type: 'int', value: ({ offeredCapabilities }) => capabilityBits(offeredCapabilities.sms) },
  amount: { type: 'double precision', value: ({ cost }) => cost.amount },
  currency: { type: 'text', value: ({ cost }) => cost.currencyCode },
  billing: { type: 'text', value: ({ cost }) => cost.billingFrequency },
  set_up_fee: { type: 'double precision', value: ({ cost }) => cost.setUpFee ?? null },
}

/** The names of the columns. */
export const QUOTE_COLUMNS: readonly string[] = Object.keys(COLUMNS)

/** The names for a statement, `country, number_type, …`. */
export const QUOTE_LIST = QUOTE_COLUMNS.join(', ')

/** The names with their types in PostgreSQL, `country text, number_type text, …`. */
export const QUOTE_TYPES = Object.entries(COLUMNS)
  .map(([name, { type }]) => `${name} ${type}`)
  .join(', ')

const VALUES = Object.values(COLUMNS)

/** The values of the columns, in their order. */
export function quoteValues(quote: Quote): (string | number | null)[] {
  return VALUES.map(({ value }) => value(quote))
}

/** The values of the columns, by their names. */
export function quoteRow(quote: Quote): Record<string, string | number | null> {
  return Object.fromEntries(Object.entries(COLUMNS).map(([name, { value }]) => [name, value(quote)]))
}
