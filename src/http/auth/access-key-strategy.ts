import { createHostResolver } from '../../resources/host-resolver.ts'
import { perVersion, type ResourceDirectory } from '../../resources/resource-directory.ts'
import type { AuthenticationStrategy } from './authenticator.ts'
import type { ResourceCaller } from './caller.ts'
import { deny, isDenial } from './denial.ts'
import { readSignedRequest, type SignatureWindow } from './read-signed-request.ts'
import { toSigningKey } from './to-signing-key.ts'

export interface AccessKeyOptions extends SignatureWindow {
  /** Which resources may call, and with which keys. */
  readonly directory: ResourceDirectory
  /** Whether the server listens on loopback only. */
  readonly loopback: boolean
}

/**
 * Authenticates resources by the signatures of their access keys: the key whose signature verifies names the resource.
 *
 * @throws Error if `validateAccessKey` refuses a key
 */
export function createAccessKeyStrategy(options: AccessKeyOptions): AuthenticationStrategy<ResourceCaller> {
  const { directory, loopback } = options
  const resolver = perVersion(directory, (resources) => {
    const candidates = resources.map(({ name, hosts, accessKeys }) => ({
      name,
      hosts,
      keys: accessKeys.map((key) => toSigningKey(key, `An access key of resource "${name}"`)),
    }))
    return createHostResolver(candidates, loopback)
  })
  return {
    scheme: 'hmac-sha256',
    authenticate(credentials, request) {
      const { host } = request.headers
      const candidates = resolver()(host)
      if (candidates.length === 0) return deny({ kind: 'hostUnknown', host })
      const signed = readSignedRequest(credentials, request, candidates, options)
      if (isDenial(signed)) return signed
      return { kind: 'resource', resource: signed.signer.name, contentHash: signed.contentHash }
    },
  }
}
