import { endOf, formatUtcInstant, type Instant } from '../../numbering/instant.ts'

/** The end as the controls show it; null where there is none. */
export function isoEnd(instant: Instant | undefined): string | null {
  const end = endOf(instant)
  return end === undefined ? null : formatUtcInstant(end)
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
