import { endOf, type Instant } from '../../numbering/instant.ts'
import { formatCsvLine } from '../format-csv-line.ts'
import { MORE_COLUMNS, STOCK_COLUMNS } from '../import/columns.ts'
import type { NumberRun } from './number-run.ts'

const EXPORT_COLUMNS = [...STOCK_COLUMNS, ...MORE_COLUMNS]

/** The first line of an export. */
export const EXPORT_HEADER = formatCsvLine(EXPORT_COLUMNS)

/** The line of a run, as an import reads it. */
export function formatRun(run: NumberRun): string {
  const { first, last, stock, state, until, since, terms } = run
  const { carrier, label, resource, reason, isProtected = false } = run
  const { country, numberType: type, areaCode, capabilities } = stock
  const cells: Partial<Record<(typeof EXPORT_COLUMNS)[number], string | undefined>> = {
    ...(first === last ? { number: first } : { first, last }),
    ...{ country, type, areaCode, ...capabilities, carrier, label },
    ...{ state, resource, until: instantText(until), reason, since: instantText(since) },
    ...(isProtected && { protected: 'yes' }),
    ...(terms && {
      price: String(terms.cost.amount),
      currency: terms.cost.currencyCode,
      assignment: terms.assignmentType,
      ownCalling: terms.capabilities.calling,
      ownSms: terms.capabilities.sms,
      offeredCalling: terms.offeredCapabilities.calling,
      offeredSms: terms.offeredCapabilities.sms,
    }),
  }
  return formatCsvLine(EXPORT_COLUMNS.map((column) => cells[column] ?? ''))
}

function instantText(instant: Instant | undefined): string {
  const shown = endOf(instant)
  return shown === undefined ? '' : new Date(shown).toISOString()
}
