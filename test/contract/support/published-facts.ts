import { readFileSync } from 'node:fs'
import type { ContractFacts } from '../../../scripts/contract/contract-facts.ts'
import type { ApiVersion } from '../../../src/http/contract/api-version.ts'

const read = new Map<ApiVersion, ContractFacts>()

/** The published contract of a version. */
export function publishedFacts(version: ApiVersion): ContractFacts {
  const known = read.get(version)
  if (known !== undefined) return known
  const file = new URL(`../published/${version}.json`, import.meta.url)
  const facts: ContractFacts = JSON.parse(readFileSync(file, 'utf8'))
  read.set(version, facts)
  return facts
}
