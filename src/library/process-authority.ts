import type { CertificatePair } from '../tls/certificate-pair.ts'
import { makeAuthority } from '../tls/make-authority.ts'

let made: CertificatePair | undefined

/** The local authority of this process, for all of its servers: made at the first call, and kept in memory alone. */
export function processAuthority(): CertificatePair {
  made ??= makeAuthority(Date.now())
  return made
}
