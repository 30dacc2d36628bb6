import type { ApiError } from '../errors/api-error.ts'
import { invalidInput } from '../errors/errors.ts'

/** The most prefixes. The limit is our own, since the documents name none. */
const PREFIX_LIMIT = 100

// An E.164 number has at most 15 digits and no leading zero.
const PREFIX = /^\+?([1-9]\d{0,14})$/

/** The prefixes as digits; a leading plus is accepted. */
export function readPrefixes(prefixes: readonly string[]): readonly string[] | ApiError {
  if (prefixes.length > PREFIX_LIMIT) {
    return invalidInput(
      `phoneNumberPrefixes must have at most ${PREFIX_LIMIT} entries.`,
      'phonenumberprefixes',
    )
  }
  const digits = prefixes.flatMap((prefix) => PREFIX.exec(prefix)?.[1] ?? [])
  if (digits.length === prefixes.length) return digits
  return invalidInput(
    'phoneNumberPrefixes must be the first digits of phone numbers with their country code, such as 1425.',
    'phonenumberprefixes',
  )
}
