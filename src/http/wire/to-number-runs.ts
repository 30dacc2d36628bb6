import { formatInstant } from '../../numbering/instant.ts'
import type { NumberRuns as RunPage } from '../../operator/export/list-numbers.ts'
import type { Timed } from '../../storage/port/timed.ts'
import type { NumberRuns } from '../contract/stock-schemas.ts'

/** A page of numbers as our own API shows it. */
export function toNumberRuns({ value: { runs, next }, now }: Timed<RunPage>): NumberRuns {
  return {
    at: formatInstant(now),
    numbers: runs.map(({ stock: { numberType: phoneNumberType, ...stock }, until, ...run }) => ({
      ...run,
      ...stock,
      phoneNumberType,
      ...(until !== undefined && isDate(until) && { until: formatInstant(until) }),
    })),
    ...(next !== undefined && { next }),
  }
}

/** A hold of an operation that runs for ever has no end that a date can show. */
function isDate(instant: number): boolean {
  return !Number.isNaN(new Date(instant).getTime())
}
