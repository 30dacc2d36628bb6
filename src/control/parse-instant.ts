import type { Instant } from '../numbering/instant.ts'

/** The forms of an instant, for a message. */
export const INSTANT_FORMS = 'such as 2026-11-28T12:00:00Z'

const ISO = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

/** An instant in ISO 8601 with its offset from UTC; `undefined` for another text, such as one of the 30th of February. */
export function parseInstant(text: string): Instant | undefined {
  const day = ISO.exec(text)?.[1]
  const instant = Date.parse(text)
  // JavaScript takes the 30th of February for the 2nd of March.
  const isDay = day !== undefined && new Date(Date.parse(day) || 0).toISOString().startsWith(day)
  return isDay && !Number.isNaN(instant) ? instant : undefined
}
