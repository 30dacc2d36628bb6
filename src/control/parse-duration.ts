/** The most milliseconds of a duration: ten years of 365.25 days. */
export const LONGEST_DURATION_MS = 315_576_000_000

const UNIT_MS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const
const ISO =
  /^P(?:(?<w>\d+)W)?(?:(?<d>\d+)D)?(?:T(?=\d)(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+(?:\.\d{1,3})?)S)?)?$/i
const SHORT =
  /^(?:(?<w>\d+)w)?(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m(?!s))?(?:(?<s>\d+(?:\.\d{1,3})?)s)?(?:(?<ms>\d+)ms)?$/i

/** The forms of a duration, for a message. */
export const DURATION_FORMS = 'such as PT16M, 16m, 1h30m or 200ms, and of ten years at most'

/**
 * The milliseconds of a duration: in the form of ISO 8601 without years and months, whose length differs (`PT16M`, `P1D`;
 * https://www.rfc-editor.org/rfc/rfc3339#appendix-A), or short (`16m`, `1h30m`, `200ms`).
 *
 * @returns a whole number up to `LONGEST_DURATION_MS`; `undefined` for another text
 */
export function parseDuration(text: string): number | undefined {
  const { groups } = ISO.exec(text) ?? SHORT.exec(text) ?? {}
  if (groups === undefined) return undefined
  const parts = Object.entries(UNIT_MS).flatMap(([unit, ms]) => {
    const count = groups[unit]
    return count === undefined ? [] : [Number(count) * ms]
  })
  if (parts.length === 0) return undefined
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0))
  return total <= LONGEST_DURATION_MS ? total : undefined
}
