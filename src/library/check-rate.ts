import { FASTEST_RATE, SLOWEST_RATE } from '../storage/port/clock.ts'
import { UsageError } from '../usage-error.ts'

/**
 * @param name how the message names the rate, `clock.resume: rate`
 * @throws {UsageError} if a clock cannot run so fast
 */
export function checkRate(rate: number, name: string): number {
  if (rate >= SLOWEST_RATE && rate <= FASTEST_RATE) return rate
  throw new UsageError(`${name} must be a number from ${SLOWEST_RATE} to ${FASTEST_RATE}`)
}
