import type { Instant } from '../numbering/instant.ts'
import { UsageError } from '../usage-error.ts'
import type { ClockTime } from './clock.ts'

/**
 * @param name how the message begins, `clock`
 * @throws {UsageError}
 */
export function toInstant(time: ClockTime, name: string): Instant {
  const instant = new Date(time).getTime()
  if (Number.isInteger(instant)) return instant
  throw new UsageError(
    `${name}: an instant is a Date, milliseconds since 1970, or a text such as 2026-11-29T12:00:00Z`,
  )
}
