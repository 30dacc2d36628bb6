import { type Instant, NEVER, PORTED_OUT, WITHDRAWN } from '../../numbering/instant.ts'
import type { NumberStateName } from '../../numbering/number-states.ts'
import { OPERATOR_CLAIM } from '../rows/operator-claim.ts'

/** When a number is free, and the present or last claim on it. */
export interface NumberPlace {
  readonly freeAt: Instant
  readonly claim?: number
  /** Whether a resource that was closed still owns the number, which has no claim any more. */
  readonly isClosing?: boolean
}

/** The state of a number at `now`. */
export function stateName({ freeAt, claim, isClosing }: NumberPlace, now: Instant): NumberStateName {
  if (freeAt === NEVER || isClosing) return 'owned'
  if (freeAt === WITHDRAWN) return 'withdrawn'
  if (freeAt === PORTED_OUT) return 'portedOut'
  if (freeAt <= now) return 'free'
  // An aging number has no claim.
  if (claim === undefined) return 'aging'
  return claim === OPERATOR_CLAIM ? 'quarantined' : 'held'
}

/** The numbers, of which some are still owned by resources that were closed. */
export function markClosing<T extends { readonly number: number }>(
  found: readonly T[],
  closing: ReadonlySet<number>,
): readonly (T & Pick<NumberPlace, 'isClosing'>)[] {
  return closing.size === 0 ? found : found.map((one) => ({ ...one, isClosing: closing.has(one.number) }))
}
