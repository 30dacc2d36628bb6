import { createHostResolver } from '../../resources/host-resolver.ts'
import { perVersion, type ResourceDirectory } from '../../resources/resource-directory.ts'
import { roleOf } from '../../tokens/role.ts'
import type { CheckedToken, TokenCheck } from '../../tokens/token-check.ts'
import type { ResourceTokens } from '../../tokens/token-issuer.ts'
import type { AuthenticationStrategy } from './authenticator.ts'
import type { ResourceCaller } from './caller.ts'
import { deny } from './denial.ts'

export interface ResourceTokenOptions {
  /** Which resources may call. */
  readonly directory: ResourceDirectory
  /** Whether the server listens on loopback only. */
  readonly loopback: boolean
  /** Checks a token against the issuers of the resource plane. */
  readonly check: TokenCheck
}

/**
 * Authenticates resources by the tokens of configured issuers, over TLS alone. The token names the resource, and under a
 * host name of a resource it has to be that one.
 */
export function createResourceTokenStrategy({
  directory,
  loopback,
  check,
}: ResourceTokenOptions): AuthenticationStrategy<ResourceCaller> {
  const resolver = perVersion(directory, (resources) => createHostResolver(resources, loopback))
  return {
    scheme: 'bearer',
    async authenticate(token, { encrypted, headers: { host } }) {
      if (!encrypted) return deny({ kind: 'tokenOverHttp' })
      const checked = await check(token)
      if (checked.kind !== 'checked') return deny(checked)
      const { issuer, claims } = checked
      if (issuer.callers.plane !== 'resource') return deny({ kind: 'tokenNotAccepted' })
      const resource = resourceOf(checked, issuer.callers)
      if (resource === undefined) return deny({ kind: 'tokenWithoutResource', claim: issuer.callers.claim })
      const candidates = resolver()(host)
      if (candidates.length === 0) return deny({ kind: 'hostUnknown', host })
      if (!candidates.some(({ name }) => name === resource))
        return deny({ kind: 'tokenResource', resource, host })
      const role = roleOf(claims, issuer.callers.role)
      return role === undefined ? deny({ kind: 'tokenScopes' }) : { kind: 'resource', resource, role }
    },
  }
}

function resourceOf({ claims }: CheckedToken, { claim, map }: ResourceTokens): string | undefined {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined
  if (typeof value !== 'string') return undefined
  if (map === undefined) return value
  return Object.hasOwn(map, value) ? map[value] : undefined
}
