import { endOf, type Instant } from '../../numbering/instant.ts'
import { formatCsvLine } from '../format-csv-line.ts'
import { STOCK_COLUMNS } from '../import/columns.ts'
import type { NumberRun } from './number-run.ts'

/** The first line of an export. */
export const EXPORT_HEADER = formatCsvLine([...STOCK_COLUMNS, 'state', 'resource', 'until', 'reason'])

/** The line of a run, as an import reads it. */
export function formatRun({
  first,
  last,
  stock,
  state,
  resource = '',
  until,
  reason = '',
}: NumberRun): string {
  const { country, numberType, areaCode, capabilities } = stock
  const numbers = first === last ? [first, '', ''] : ['', first, last]
  const of = [country, numberType, areaCode, capabilities.calling, capabilities.sms]
  return formatCsvLine([...numbers, ...of, state, resource, untilText(until), reason])
}

function untilText(until: Instant | undefined): string {
  const end = endOf(until)
  return end === undefined ? '' : new Date(end).toISOString()
}
