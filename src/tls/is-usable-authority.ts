import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { CertificatePair } from './certificate-pair.ts'
import { isValidFor, LEAF_LIFETIME_MS } from './validity.ts'

/**
 * Whether this authority can be parsed, has its own key and these name constraints (DER), and outlives a server
 * certificate made at `now`.
 */
export function isUsableAuthority(authority: CertificatePair, now: number, constraints: Buffer): boolean {
  try {
    const certificate = new X509Certificate(authority.certificate)
    return (
      certificate.ca &&
      certificate.raw.includes(constraints) &&
      certificate.verify(certificate.publicKey) &&
      certificate.checkPrivateKey(createPrivateKey(authority.privateKey)) &&
      isValidFor(certificate, now, LEAF_LIFETIME_MS)
    )
  } catch {
    return false
  }
}
