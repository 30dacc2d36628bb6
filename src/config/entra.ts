import { UsageError } from '../usage-error.ts'

const TENANT = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** What is the same for all tokens of Microsoft Entra ID. */
export interface Entra {
  readonly issuers: readonly string[]
  readonly audiences: readonly string[]
  readonly algorithms: readonly string[]
  readonly jwksUri: string
  /** The claim with the object id of the application or user, which no other one has, and which never changes. */
  readonly claim: string
}

/**
 * A tenant of Microsoft Entra ID: the issuers of tokens of both versions, the audience of Azure Communication Services
 * as clients write it, with and without a slash at the end, and the key set.
 * https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens#validate-tokens and
 * https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference
 *
 * @throws {UsageError} if the tenant is no id: a name of it, or `common`, is in no token
 */
export function entraTenant(tenant: string, place: string): Entra {
  if (!TENANT.test(tenant)) {
    throw new UsageError(
      `${place}.entra.tenant must be the id of a tenant, such as 72f988bf-86f1-41af-91ab-2d7cd011db47`,
    )
  }
  const id = tenant.toLowerCase()
  return {
    issuers: [`https://sts.windows.net/${id}/`, `https://login.microsoftonline.com/${id}/v2.0`],
    audiences: ['https://communication.azure.com', 'https://communication.azure.com/'],
    algorithms: ['RS256'],
    jwksUri: `https://login.microsoftonline.com/${id}/discovery/v2.0/keys`,
    claim: 'oid',
  }
}
