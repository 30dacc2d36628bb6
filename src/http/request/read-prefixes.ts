import type { ApiError } from '../errors/api-error.ts'
import { invalidInput } from '../errors/errors.ts'

/** A bound of our own: the documents name none. */
const PREFIX_LIMIT = 100

// A number in E.164 has at most 15 digits, none of them a leading zero.
const PREFIX = /^\+?([1-9]\d{0,14})$/

/** The prefixes as digits; a plus before them is tolerated. */
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
