/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/**
 * The instant that never comes: `free_at` of an owned number. It is the largest integer that JavaScript,
 * SQLite and PostgreSQL all keep without rounding.
 */
export const NEVER: Instant = Number.MAX_SAFE_INTEGER

/** The instant in the format of the live service, `2024-02-01T23:49:02.790+00:00`. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString().replace('Z', '+00:00')
}
