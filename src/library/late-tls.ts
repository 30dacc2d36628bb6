import { isLoopbackName } from '../net/is-loopback-name.ts'
import { LOCAL_NAMES } from '../tls/local-names.ts'
import { makeLeaf } from '../tls/make-leaf.ts'
import type { ServerTls } from '../tls/server-tls.ts'
import { processAuthority } from './process-authority.ts'

/**
 * Returns the certificate of a server, which is made at the first call.
 * @param hosts the host names of its resources, of which the certificate carries the local ones
 */
export function lateTls(hosts: readonly string[]): () => ServerTls {
  let made: ServerTls | undefined
  return () => {
    if (made === undefined) {
      const authority = processAuthority()
      const names = [...new Set([...LOCAL_NAMES, ...hosts.filter(isLoopbackName)])]
      made = {
        pair: makeLeaf(authority, names, Date.now()),
        authority: { certificate: authority.certificate },
      }
    }
    return made
  }
}
