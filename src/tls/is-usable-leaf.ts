import { createPrivateKey, X509Certificate } from 'node:crypto'
import { isAddress } from '../net/is-address.ts'
import type { CertificatePair } from './certificate-pair.ts'
import { isValidFor, LEAF_RENEWAL_MS } from './validity.ts'

export interface LeafRequirements {
  /** PEM. */
  readonly authorityCertificate: string
  readonly names: readonly string[]
  readonly now: number
}

/**
 * Whether this server certificate can be parsed, has its own key, is issued by this authority, carries all the names,
 * and is valid for at least `LEAF_RENEWAL_MS` more.
 */
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
  if (isAddress(name)) return certificate.checkIP(name) !== undefined
  return certificate.subjectAltName?.split(', ').includes(`DNS:${name}`) === true
}
