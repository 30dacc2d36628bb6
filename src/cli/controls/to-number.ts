import { UsageError } from '../../usage-error.ts'

/**
 * The number that a flag gives.
 * @throws {UsageError} if the text is no number
 */
export function toNumber(text: string, flag: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isFinite(number)) return number
  throw new UsageError(`${flag} must be a number`)
}
