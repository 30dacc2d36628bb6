// @peculiar/x509 needs this import before its own.
import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { CertificatePair } from './certificate-pair.ts'
import { localNameConstraints, NAME_CONSTRAINTS_OID } from './name-constraints.ts'
import { generateKeys, privateKeyToPem, SIGNING_ALGORITHM } from './signing-keys.ts'
import { AUTHORITY_LIFETIME_MS, BACKDATING_MS } from './validity.ts'

/**
 * Makes a certificate authority, valid from `now`, that can vouch for the names of the constraints only.
 * @param constraints the DER of the extension; those of local names if absent
 */
export async function makeAuthority(
  now: number,
  constraints: Buffer = localNameConstraints(),
): Promise<CertificatePair> {
  const keys = await generateKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Holdline local authority',
    keys,
    notBefore: new Date(now - BACKDATING_MS),
    notAfter: new Date(now + AUTHORITY_LIFETIME_MS),
    signingAlgorithm: SIGNING_ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      new Extension(NAME_CONSTRAINTS_OID, true, constraints),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, privateKey: privateKeyToPem(keys.privateKey) }
}
