import type { ApiVersion } from '../../../src/http/contract/api-version.ts'
import { EXCEPTIONS } from '../exceptions.ts'
import { compare, findStale } from './compare.ts'
import { expectedFacts } from './expected-facts.ts'
import { ownFacts } from './own-facts.ts'
import { publishedFacts } from './published-facts.ts'

/**
 * Every difference of a version from its published contract that has no exception, and every exception that has no
 * difference.
 */
export function checkContract(version: ApiVersion): string[] {
  const own = ownFacts(version)
  return [
    ...compare(expectedFacts(version), own),
    ...findStale(publishedFacts(version), own, version, EXCEPTIONS),
  ]
}
