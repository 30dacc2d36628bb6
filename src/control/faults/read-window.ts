import { type Instant, NEVER } from '../../numbering/instant.ts'
import { INSTANT_FORMS, parseInstant } from '../parse-instant.ts'
import type { Fault } from './fault.ts'
import type { FaultDocument } from './fault-document.ts'
import { FaultViolation } from './fault-violation.ts'
import { readDuration } from './read-duration.ts'

/**
 * The span of the inventory's time in which a rule hits.
 *
 * @param now the inventory's time, at which the rule is made
 * @throws {FaultViolation}
 */
export function readWindow(
  window: NonNullable<FaultDocument['window']>,
  now: Instant,
): NonNullable<Fault['window']> {
  const from = startOf(window, now)
  const to = endOf(window, from)
  if (to <= from) throw new FaultViolation('window', 'must end after it begins')
  return { from, to }
}

function startOf({ after, from }: NonNullable<FaultDocument['window']>, now: Instant): Instant {
  if (after !== undefined && from !== undefined) {
    throw new FaultViolation('window', 'must begin either after a duration or from an instant')
  }
  if (from !== undefined) return readInstant('window.from', from)
  return after === undefined ? now : now + readDuration('window.after', after)
}

function endOf(window: NonNullable<FaultDocument['window']>, from: Instant): Instant {
  const { for: length, to } = window
  if (length !== undefined && to !== undefined) {
    throw new FaultViolation('window', 'must last either for a duration or to an instant')
  }
  if (to !== undefined) return readInstant('window.to', to)
  return length === undefined ? NEVER : from + readDuration('window.for', length)
}

function readInstant(field: string, text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new FaultViolation(field, `must be an instant, ${INSTANT_FORMS}`)
  return instant
}
