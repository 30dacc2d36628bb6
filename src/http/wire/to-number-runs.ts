import { endOf, formatUtcInstant } from '../../numbering/instant.ts'
import type { NumberRuns as RunPage } from '../../operator/export/list-numbers.ts'
import type { Timed } from '../../storage/port/timed.ts'
import type { NumberRuns } from '../contract/stock-schemas.ts'

/** A page of numbers as our own API shows it. */
export function toNumberRuns({ value: { runs, next }, now }: Timed<RunPage>): NumberRuns {
  return {
    at: formatUtcInstant(now),
    numbers: runs.map(toRun),
    ...(next !== undefined && { next }),
  }
}

function toRun({ stock, until, since, ...run }: RunPage['runs'][number]): NumberRuns['numbers'][number] {
  const { numberType: phoneNumberType, ...place } = stock
  const end = endOf(until)
  return {
    ...run,
    ...place,
    phoneNumberType,
    ...(end !== undefined && { until: formatUtcInstant(end) }),
    ...(since !== undefined && { since: formatUtcInstant(since) }),
  }
}
