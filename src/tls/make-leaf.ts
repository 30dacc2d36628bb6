import { createPrivateKey, X509Certificate } from 'node:crypto'
import { EXTENSIONS } from './certificate-extensions.ts'
import type { CertificatePair } from './certificate-pair.ts'
import { AUTHORITY_NAME } from './make-authority.ts'
import { makeKeys, privateKeyToPem } from './make-keys.ts'
import { signCertificate } from './sign-certificate.ts'
import { BACKDATING_MS, LEAF_LIFETIME_MS } from './validity.ts'

/** Makes the server's certificate for these names and addresses, signed by the authority. */
export function makeLeaf(authority: CertificatePair, names: readonly string[], now: number): CertificatePair {
  const { publicKey, privateKey } = makeKeys()
  const certificate = signCertificate({
    // Some clients take a name without spaces for a host name where the certificate has addresses alone.
    subject: 'Holdline server certificate',
    issuer: AUTHORITY_NAME,
    publicKey,
    signingKey: createPrivateKey(authority.privateKey),
    validity: { from: now - BACKDATING_MS, to: now + LEAF_LIFETIME_MS },
    extensions: [
      EXTENSIONS.noAuthority(),
      EXTENSIONS.signsHandshakes(),
      EXTENSIONS.servesTls(),
      EXTENSIONS.names(names),
      EXTENSIONS.ownKey(publicKey),
      EXTENSIONS.keyOfAuthority(new X509Certificate(authority.certificate).publicKey),
    ],
  })
  return { certificate, privateKey: privateKeyToPem(privateKey) }
}
