import type { ForcedOutcome } from '../../numbering/forced-outcome.ts'
import type { ForcingEffect } from './fault.ts'

/**
 * The outcome that an effect forces upon the record of a request. A partial acquisition is a search that finds fewer
 * numbers; every other error is shown in their place.
 *
 * @param quantity how many numbers a search asks for; `undefined` for another request
 */
export function toForcedOutcome(
  { error, quantity: most, runningMs, expires }: ForcingEffect,
  rule: string,
  quantity: number | undefined,
): ForcedOutcome {
  const isPartial = error === 'NumbersPartiallyAcquired' && quantity !== undefined
  return {
    rule,
    ...(isPartial && { atMost: most ?? partOf(quantity) }),
    ...(error !== undefined && !isPartial && { error }),
    ...(runningMs !== undefined && { runningMs }),
    ...(expires && { expires }),
  }
}

/** Half of the numbers, and one at least: without any number, the search would be out of stock. */
export function partOf(quantity: number): number {
  return Math.max(1, Math.floor(quantity / 2))
}
