import { type Instant, NEVER, PORTED_OUT, WITHDRAWN } from '../../numbering/instant.ts'
import type { NumberStateName } from '../../numbering/number-states.ts'
import { OPERATOR_CLAIM } from '../rows/operator-claim.ts'

/** When a number is free, and the present or last claim on it. */
export interface NumberPlace {
  readonly freeAt: Instant
  readonly claim?: number
}

/** The state of a number at `now`. */
export function stateName({ freeAt, claim }: NumberPlace, now: Instant): NumberStateName {
  if (freeAt === NEVER) return 'owned'
  if (freeAt === WITHDRAWN) return 'withdrawn'
  if (freeAt === PORTED_OUT) return 'portedOut'
  if (freeAt <= now) return 'free'
  // An aging number has no claim.
  if (claim === undefined) return 'aging'
  return claim === OPERATOR_CLAIM ? 'quarantined' : 'held'
}
