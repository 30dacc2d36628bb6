import type { ContractFacts, Facts } from '../../../scripts/contract/contract-facts.ts'
import type { ApiVersion } from '../../../src/http/contract/api-version.ts'
import type { Exception } from '../exception.ts'
import { appliesIn, applyExceptions } from './expected-facts.ts'
import { isWithin } from './places.ts'

/** The differences between two contracts, one a line. Of parts that one side lacks, only the outermost is named. */
export function compare(expected: ContractFacts, own: ContractFacts): string[] {
  return union(expected, own).flatMap((operation) => {
    const theirs = expected[operation]
    const ours = own[operation]
    if (theirs === undefined) return [`${operation}: not published`]
    if (ours === undefined) return [`${operation}: missing`]
    const missing: string[] = []
    return union(theirs, ours).flatMap((place) => {
      if (same(theirs[place], ours[place]) || missing.some((outer) => isWithin(place, outer))) return []
      if (theirs[place] === undefined || ours[place] === undefined) missing.push(place)
      return [`${operation} ${place}: published ${show(theirs[place])}, ours ${show(ours[place])}`]
    })
  })
}

/** The exceptions, by operation, that no longer apply, since nothing differs without them. */
export function findStale(
  published: ContractFacts,
  own: ContractFacts,
  version: ApiVersion,
  exceptions: readonly Exception[],
): string[] {
  return exceptions.flatMap((exception) =>
    exception.operations.flatMap((operation) => {
      if (!appliesIn(exception, version) || own[operation] === undefined) return []
      const others = exceptions.filter((each) => each !== exception)
      const only = (facts: ContractFacts) => ({ [operation]: facts[operation] ?? {} })
      const differences = (list: readonly Exception[]) =>
        compare(only(applyExceptions(published, version, list)), only(own))
      return differences(others).length > differences(exceptions).length
        ? []
        : [`${operation} ${exception.place}: this exception no longer applies`]
    }),
  )
}

function union(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
}

function same(a: Facts | undefined, b: Facts | undefined): boolean {
  return show(a) === show(b)
}

function show(facts: Facts | undefined): string {
  if (facts === undefined) return 'nothing'
  return JSON.stringify(facts, Object.keys(facts).sort())
}
