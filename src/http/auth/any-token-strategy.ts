import { createHostResolver } from '../../resources/host-resolver.ts'
import { perVersion, type ResourceDirectory } from '../../resources/resource-directory.ts'
import type { AuthenticationStrategy } from './authenticator.ts'
import type { ResourceCaller } from './caller.ts'
import { deny } from './denial.ts'

export interface AnyTokenOptions {
  /** Which resources may call. */
  readonly directory: ResourceDirectory
  /** Whether the server listens on loopback only. */
  readonly loopback: boolean
}

/**
 * Accepts any bearer token unread, so that code which signs in with Microsoft Entra ID runs against the stand-in
 * without a tenant. Tokens are accepted over TLS only: the official clients send none otherwise. The `Host` header
 * names the resource, since an unread token cannot: the resource with this host, or the default resource on loopback.
 */
export function createAnyTokenStrategy({
  directory,
  loopback,
}: AnyTokenOptions): AuthenticationStrategy<ResourceCaller> {
  const resolver = perVersion(directory, (resources) => createHostResolver(resources, loopback))
  return {
    scheme: 'bearer',
    authenticate(token, { headers, encrypted }) {
      if (!encrypted) return deny({ kind: 'tokenOverHttp' })
      if (token === '') return deny({ kind: 'tokenNotAccepted' })
      const [resource] = resolver()(headers.host)
      if (resource === undefined) return deny({ kind: 'hostUnknown', host: headers.host })
      return { kind: 'resource', resource: resource.name }
    },
  }
}
