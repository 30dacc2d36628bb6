import type { Instant } from '../../numbering/instant.ts'
import type { Column } from './columns.ts'
import type { KindOfState } from './row-kind.ts'

/**
 * Reads since when the numbers of a row are owned, or until when they rest; 0 in other states.
 *
 * @param now since when numbers are owned whose row does not say it
 * @returns in words what is wrong, if anything is
 */
export function readStateTime(
  { kind }: KindOfState,
  cell: (column: Column) => string,
  now: Instant,
): Instant | string {
  if (kind === 'aging' || kind === 'quarantined') {
    const until = cell('until')
    if (until === '') {
      return `until is missing: ${cell('state')} numbers are free again then; numbers that never are can be withdrawn`
    }
    return readInstant('until', until)
  }
  if (kind !== 'owned') return 0
  const since = cell('since')
  return since === '' ? now : readInstant('since', since)
}

const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/

function readInstant(column: 'since' | 'until', text: string): Instant | string {
  const instant = INSTANT.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(instant) || instant < 0) {
    return `${column} ${text.slice(0, 40)} is no instant such as 2026-11-28T12:00:00Z`
  }
  return instant
}
