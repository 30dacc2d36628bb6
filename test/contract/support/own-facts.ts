import type { ContractFacts } from '../../../scripts/contract/contract-facts.ts'
import { reduceDocument } from '../../../scripts/contract/reduce-document.ts'
import { resolveWithin } from '../../../scripts/contract/resolve-within.ts'
import { ACS_OPERATIONS } from '../../../src/http/acs/index.ts'
import type { ApiVersion } from '../../../src/http/contract/api-version.ts'
import { CommunicationErrorResponse } from '../../../src/http/contract/communication-error.ts'
import { openApiDocument } from '../../../src/http/openapi/open-api-document.ts'

/** The contract that the server serves, reduced as the published one was. */
export function ownFacts(version: ApiVersion): ContractFacts {
  return reduceDocument(
    { ...openApiDocument(version, { operations: ACS_OPERATIONS, error: CommunicationErrorResponse }) },
    resolveWithin,
  )
}
