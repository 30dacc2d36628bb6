import { NEVER, PORTED_OUT, WITHDRAWN } from '../../numbering/instant.ts'
import type { NumberStateName } from '../../numbering/number-states.ts'
import { OPERATOR_CLAIM } from './operator-claim.ts'

/**
 * The condition that a row of `number` is in each state, as `stateName` says it, in the SQL of both stores.
 *
 * @param now an expression
 */
export function stateConditions(now: string): Readonly<Record<NumberStateName, string>> {
  // Of the numbers whose end comes, the claim tells what ends.
  const ends = `free_at > ${now} AND free_at < ${PORTED_OUT}`
  return {
    free: `free_at <= ${now}`,
    // A purchase that stays running for ever holds its numbers until an instant after all others.
    held: `free_at > ${now} AND free_at < ${NEVER} AND claim <> ${OPERATOR_CLAIM}`,
    owned: `free_at = ${NEVER}`,
    aging: `${ends} AND claim IS NULL`,
    withdrawn: `free_at = ${WITHDRAWN}`,
    quarantined: `${ends} AND claim = ${OPERATOR_CLAIM}`,
    portedOut: `free_at = ${PORTED_OUT}`,
  }
}
