import { type Claim, certain } from './claims.ts'
import { describeHold } from './describe.ts'
import type { Knowledge } from './knowledge.ts'

/** A number has at most one claim: two that certainly lasted at the same moment are a fault. */
export function checkClaims({ claimsOf }: Knowledge): string[] {
  return [...claimsOf.values()].flatMap(checkNumber)
}

function checkNumber(claims: readonly Claim[]): string[] {
  const faults: string[] = []
  let lasting: Claim | undefined
  for (const claim of [...claims].sort((a, b) => certain(a).from - certain(b).from)) {
    if (lasting !== undefined && clash(lasting, claim)) {
      faults.push(
        `${claim.number} belonged to ${describeHold(lasting.hold)} and to ${describeHold(claim.hold)} at once, at ${Math.round(claim.begins.to)} ms`,
      )
    }
    if (lasting === undefined || claim.ends.from > lasting.ends.from) lasting = claim
  }
  return faults
}

/** @param later a claim that certainly began no earlier than the other claim */
function clash(earlier: Claim, later: Claim): boolean {
  if (earlier.ends.from <= later.begins.to) return false
  const lastsToo = later.ends.from > later.begins.to
  const beganMeanwhile = later.begins.from >= earlier.begins.to
  return lastsToo || beganMeanwhile
}
