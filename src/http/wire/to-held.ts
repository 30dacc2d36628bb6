import { END_OF_TIME, type Instant } from '../../numbering/instant.ts'

/** The instant as the controls show it, `2026-11-28T12:00:00.000Z`. */
export function isoInstant(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** What holds numbers, with the instant of its end; null where it never ends by itself. */
export function toHeld<T extends { readonly expiresAt: Instant; readonly phoneNumbers: readonly string[] }>({
  expiresAt,
  phoneNumbers,
  ...rest
}: T) {
  return {
    ...rest,
    phoneNumbers: [...phoneNumbers],
    expiresAt: expiresAt >= END_OF_TIME ? null : isoInstant(expiresAt),
  }
}
