import { DURATION_FORMS, LONGEST_DURATION_MS, parseDuration } from '../control/parse-duration.ts'
import { UsageError } from '../usage-error.ts'
import type { Duration } from './duration.ts'

/**
 * The milliseconds of a duration.
 * @param name how the message names the duration
 * @throws {UsageError}
 */
export function toMilliseconds(duration: Duration, name: string): number {
  const ms = typeof duration === 'string' ? parseDuration(duration) : duration
  if (ms === undefined || !Number.isInteger(ms) || ms < 0 || ms > LONGEST_DURATION_MS) {
    throw new UsageError(`${name} must be whole milliseconds or a duration ${DURATION_FORMS}`)
  }
  return ms
}
