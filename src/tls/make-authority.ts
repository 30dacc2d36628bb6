import { EXTENSIONS } from './certificate-extensions.ts'
import type { CertificatePair } from './certificate-pair.ts'
import { makeKeys, privateKeyToPem } from './make-keys.ts'
import { localNameConstraints } from './name-constraints.ts'
import { signCertificate } from './sign-certificate.ts'
import { AUTHORITY_LIFETIME_MS, BACKDATING_MS } from './validity.ts'

/** The common name of every local authority. Authorities that are kept on disks have this name. */
export const AUTHORITY_NAME = 'Holdline local authority'

/**
 * Makes a certificate authority, valid from `now`, that can vouch for the names of the constraints only.
 * @param constraints the DER of the extension; those of local names if absent
 */
export function makeAuthority(now: number, constraints: Buffer = localNameConstraints()): CertificatePair {
  const { publicKey, privateKey } = makeKeys()
  const certificate = signCertificate({
    subject: AUTHORITY_NAME,
    issuer: AUTHORITY_NAME,
    publicKey,
    signingKey: privateKey,
    validity: { from: now - BACKDATING_MS, to: now + AUTHORITY_LIFETIME_MS },
    extensions: [
      EXTENSIONS.authority(),
      EXTENSIONS.signsCertificates(),
      EXTENSIONS.nameConstraints(constraints),
      EXTENSIONS.ownKey(publicKey),
    ],
  })
  return { certificate, privateKey: privateKeyToPem(privateKey) }
}
