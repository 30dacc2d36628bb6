import type { ContractFacts } from '../../../scripts/contract/contract-facts.ts'
import { reduceDocument } from '../../../scripts/contract/reduce-document.ts'
import { resolveWithin } from '../../../scripts/contract/resolve-within.ts'
import { ACS_APIS } from '../../../src/http/acs/index.ts'
import type { ApiVersion } from '../../../src/http/contract/api-version.ts'
import { CommunicationErrorResponse } from '../../../src/http/contract/communication-error.ts'
import { openApiDocument } from '../../../src/http/openapi/open-api-document.ts'

/** The contract that Holdline serves in a version, reduced. */
export function ownFacts(version: ApiVersion): ContractFacts {
  const api = ACS_APIS.find(({ versions }) => versions.includes(version))
  if (api === undefined) throw new RangeError(`No API has the version ${version}`)
  return reduceDocument(
    { ...openApiDocument(version, { api, error: CommunicationErrorResponse }) },
    resolveWithin,
  )
}
