import { createHostResolver } from '../../resources/host-resolver.ts'
import { perVersion, type ResourceDirectory } from '../../resources/resource-directory.ts'
import type { AuthenticationStrategy } from './authenticator.ts'
import type { ResourceCaller } from './caller.ts'

export interface AnyTokenOptions {
  /** Which resources may call. */
  readonly directory: ResourceDirectory
  /** The server is bound to loopback only. */
  readonly loopback: boolean
}

/**
 * Takes any bearer token for good, without a look inside, so that code which signs in with Microsoft Entra ID
 * runs against the stand-in without a tenant. Only over TLS, as the official clients do not send one otherwise.
 * A token names no resource, so the host does: the one that it belongs to, or the default one on loopback.
 */
export function createAnyTokenStrategy({
  directory,
  loopback,
}: AnyTokenOptions): AuthenticationStrategy<ResourceCaller> {
  const resolver = perVersion(directory, (resources) => createHostResolver(resources, loopback))
  return {
    scheme: 'bearer',
    authenticate(token, { headers, encrypted }) {
      if (!encrypted || token === '') return undefined
      const [resource] = resolver()(headers.host)
      return resource && { kind: 'resource', resource: resource.name }
    },
  }
}
