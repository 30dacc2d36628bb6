import type { ContractFacts, Facts, OperationFacts } from '../../../scripts/contract/contract-facts.ts'
import type { ApiVersion } from '../../../src/http/contract/api-version.ts'
import type { Exception } from '../exception.ts'
import { EXCEPTIONS } from '../exceptions.ts'
import { isWithin } from './places.ts'
import { publishedFacts } from './published-facts.ts'

const made = new Map<ApiVersion, ContractFacts>()

/** The published contract of a version with the intended differences: the facts that Holdline has to meet. */
export function expectedFacts(version: ApiVersion): ContractFacts {
  const known = made.get(version)
  if (known !== undefined) return known
  const facts = applyExceptions(publishedFacts(version), version, EXCEPTIONS)
  made.set(version, facts)
  return facts
}

export function applyExceptions(
  published: ContractFacts,
  version: ApiVersion,
  exceptions: readonly Exception[],
): ContractFacts {
  const facts: Record<string, OperationFacts> = { ...published }
  for (const exception of exceptions.filter((each) => appliesIn(each, version))) {
    for (const operation of exception.operations) {
      const before = facts[operation]
      if (before !== undefined) facts[operation] = applyOne(before, exception)
    }
  }
  return facts
}

/** Whether the exception is about the version. */
export function appliesIn({ since = '', only }: Exception, version: ApiVersion): boolean {
  return only === undefined ? since <= version : only === version
}

function applyOne(facts: OperationFacts, { place, merge, instead }: Exception): OperationFacts {
  const after: Record<string, Facts> = { ...facts }
  if (merge !== undefined) after[place] = { ...after[place], ...merge }
  if (instead !== undefined) {
    for (const each of Object.keys(after)) if (each === place || isWithin(each, place)) delete after[each]
    for (const [suffix, there] of Object.entries(instead)) after[place + suffix] = there
  }
  return after
}
