/** Browsers send fewer than ten. */
const MOST_RANGES = 20

/**
 * Whether a header of ranges, such as `Accept` and `Accept-Encoding`, names this one and does not refuse it by its
 * weight: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1. Only the first twenty ranges count, so that a long
 * header, which everybody may send, costs no more than a short one.
 *
 * @param name in lower case
 */
export function accepts(header: string, name: string): boolean {
  return header.split(',', MOST_RANGES).some((range) => {
    const [named = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    return named === name && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}
