import { createPrivateKey, X509Certificate } from 'node:crypto'
import { isIPv4 } from 'node:net'
import type { CertificatePair } from './certificate-pair.ts'
import { isValidFor, LEAF_RENEWAL_MS } from './validity.ts'

export interface LeafRequirements {
  /** PEM. */
  readonly authorityCertificate: string
  readonly names: readonly string[]
  readonly now: number
}

/** Whether this server certificate is whole, from this authority, for all the names, and good for a while yet. */
export function isUsableLeaf(leaf: CertificatePair, requirements: LeafRequirements): boolean {
  try {
    const certificate = new X509Certificate(leaf.certificate)
    const authority = new X509Certificate(requirements.authorityCertificate)
    return (
      certificate.checkIssued(authority) &&
      certificate.verify(authority.publicKey) &&
      certificate.checkPrivateKey(createPrivateKey(leaf.privateKey)) &&
      requirements.names.every((name) => isNamed(certificate, name)) &&
      isValidFor(certificate, requirements.now, LEAF_RENEWAL_MS)
    )
  } catch {
    return false
  }
}

function isNamed(certificate: X509Certificate, name: string): boolean {
  // No host name has a colon. `isIP` would compile its expression for IPv6 here: 7 ms of each start.
  if (isIPv4(name) || name.includes(':')) return certificate.checkIP(name) !== undefined
  return certificate.subjectAltName?.split(', ').includes(`DNS:${name}`) === true
}
