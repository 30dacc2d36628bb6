import { endOf, type Instant } from '../../numbering/instant.ts'

/** The instant as the controls show it, `2026-11-28T12:00:00.000Z`. */
export function isoInstant(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** The end as the controls show it; null where there is none. */
export function isoEnd(instant: Instant | undefined): string | null {
  const end = endOf(instant)
  return end === undefined ? null : isoInstant(end)
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
    expiresAt: isoEnd(expiresAt),
  }
}
