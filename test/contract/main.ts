// npm run contract: compares the served contract with the published one, in every version.
import { ALL_VERSIONS } from '../../src/http/contract/api-version.ts'
import { EXCEPTIONS } from './exceptions.ts'
import { checkContract } from './support/check-contract.ts'
import { publishedFacts } from './support/published-facts.ts'

let differences = 0
for (const version of ALL_VERSIONS) {
  const found = checkContract(version)
  differences += found.length
  const operations = Object.keys(publishedFacts(version)).length
  console.log(`${version}: ${operations} operations published, ${found.length} unexplained differences`)
  for (const each of found) console.log(`  ${each}`)
}
console.log(`${differences} unexplained differences, ${EXCEPTIONS.length} exceptions`)
process.exitCode = differences > 0 ? 1 : 0
