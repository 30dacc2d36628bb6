/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/**
 * The instant that never comes: `free_at` of an owned number. It is the largest integer that JavaScript,
 * SQLite and PostgreSQL all keep without rounding.
 */
export const NEVER: Instant = Number.MAX_SAFE_INTEGER

/**
 * The end of an operation that runs for ever. It does not come either, and differs from `NEVER` because a number that
 * is held until then is not owned.
 */
export const END_OF_TIME: Instant = NEVER - 1

/**
 * `free_at` of a number that is off sale. It does not come either, and differs from the others because such a number is
 * neither owned nor held. It has no claim.
 */
export const WITHDRAWN: Instant = NEVER - 2

/**
 * `free_at` of a number that was ported out. It does not come, so no search finds the number, and nothing that ends by
 * itself makes it free. Such a number has no claim.
 */
export const PORTED_OUT: Instant = NEVER - 3

/** The last instant that a date can show. */
const LAST_DATE: Instant = 8_640_000_000_000_000

/** When something ends; `undefined` where it never ends by itself, or after all dates. */
export function endOf(instant: Instant | undefined): Instant | undefined {
  return instant !== undefined && instant <= LAST_DATE ? instant : undefined
}

/** The instant as our own operations write it, `2024-02-01T23:49:02.790Z`. */
export function formatUtcInstant(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** The instant in the format of the live service, `2024-02-01T23:49:02.790+00:00`. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString().replace('Z', '+00:00')
}
