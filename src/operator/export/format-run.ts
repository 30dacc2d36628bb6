import { endOf, type Instant } from '../../numbering/instant.ts'
import { formatCsvLine } from '../format-csv-line.ts'
import type { NumberRun } from './number-run.ts'

const COLUMNS = [
  'number',
  'first',
  'last',
  'country',
  'type',
  'areaCode',
  'calling',
  'sms',
  'state',
  'resource',
  'until',
]

/** The first line of an export. */
export const EXPORT_HEADER = formatCsvLine(COLUMNS)

/** The line of a run, as an import reads it. */
export function formatRun({ first, last, stock, state, resource = '', until }: NumberRun): string {
  const { country, numberType, areaCode, capabilities } = stock
  const numbers = first === last ? [first, '', ''] : ['', first, last]
  const of = [country, numberType, areaCode, capabilities.calling, capabilities.sms]
  return formatCsvLine([...numbers, ...of, state, resource, untilText(until)])
}

function untilText(until: Instant | undefined): string {
  const end = endOf(until)
  return end === undefined ? '' : new Date(end).toISOString()
}
