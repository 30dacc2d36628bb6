/** Integers from `first` to `last`, both included. */
export interface NumberRange {
  readonly first: number
  readonly last: number
}

/** The lengths of the E.164 numbers that `parsePhoneNumber` reads. */
const MINIMUM_DIGITS = 7
const MAXIMUM_DIGITS = 15

/**
 * The ranges of all numbers that begin with one of the prefixes, in ascending order and without overlap.
 *
 * @param prefixes digits; the first digit is not 0
 */
export function prefixRanges(prefixes: readonly string[]): NumberRange[] {
  // Every number that begins with 1425 also begins with 14, so the shorter prefix is enough.
  const widest = [...new Set(prefixes)].filter(
    (prefix, _, all) => !all.some((other) => other !== prefix && prefix.startsWith(other)),
  )
  return widest
    .flatMap((prefix) => {
      const ranges: NumberRange[] = []
      for (
        let digits = Math.max(prefix.length, MINIMUM_DIGITS);
        digits <= Math.max(prefix.length, MAXIMUM_DIGITS);
        digits += 1
      ) {
        const size = 10 ** (digits - prefix.length)
        const first = Number(prefix) * size
        ranges.push({ first, last: first + size - 1 })
      }
      return ranges
    })
    .sort((a, b) => a.first - b.first)
}
