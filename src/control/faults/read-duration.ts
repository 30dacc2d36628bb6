import { DURATION_FORMS, parseDuration } from '../parse-duration.ts'
import { FaultViolation } from './fault-violation.ts'

/**
 * The milliseconds of a field with a duration.
 * @param least the least of them
 * @throws {FaultViolation} for another text, or a shorter duration
 */
export function readDuration(field: string, text: string, least = 0): number {
  const ms = parseDuration(text)
  if (ms === undefined) throw new FaultViolation(field, `must be a duration, ${DURATION_FORMS}`)
  if (ms < least) throw new FaultViolation(field, `must be at least ${least} ms`)
  return ms
}
