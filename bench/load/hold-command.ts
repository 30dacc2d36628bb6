import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { DEFAULT_POLICY } from '../../src/inventory/policy.ts'
import { matchingOfferings } from '../../src/numbering/offering.ts'
import type { HoldAnswer, HoldCommand } from '../../src/storage/port/hold-store.ts'
import { searchRequest } from './signed-search.ts'

/** The store's command for the measured search. */
export function holdCommand(areaCode: string, holdMs: number): Omit<HoldCommand, 'searchId'> {
  const { phoneNumberType: numberType, ...request } = searchRequest(areaCode)
  const wanted = { country: 'US', numberType, ...request }
  return {
    ...wanted,
    resource: 'default',
    fill: DEFAULT_POLICY.fill,
    offerings: matchingOfferings(DEFAULT_OFFERINGS, wanted),
    holdMs,
    delay: DEFAULT_POLICY.operationDelay,
  }
}

/** How many numbers a search holds. */
export function countHeld(answer: HoldAnswer): number {
  if (answer.kind !== 'held') throw new Error(`The store refused to hold: ${answer.kind}`)
  return answer.search.phoneNumbers.length
}
