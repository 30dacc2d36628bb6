// @peculiar/x509 needs this import before its own.
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { isAddress } from '../net/is-address.ts'
import type { CertificatePair } from './certificate-pair.ts'
import { generateKeys, privateKeyFromPem, privateKeyToPem, SIGNING_ALGORITHM } from './signing-keys.ts'
import { BACKDATING_MS, LEAF_LIFETIME_MS } from './validity.ts'

/** Makes the server's certificate for these names and addresses, signed by the authority. */
export async function makeLeaf(
  authority: CertificatePair,
  names: readonly string[],
  now: number,
): Promise<CertificatePair> {
  const issuer = new X509Certificate(authority.certificate)
  const keys = await generateKeys()
  const certificate = await X509CertificateGenerator.create({
    // Some clients take a name without spaces for a host name where the certificate has addresses alone.
    subject: 'CN=Holdline server certificate',
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await privateKeyFromPem(authority.privateKey),
    notBefore: new Date(now - BACKDATING_MS),
    notAfter: new Date(now + LEAF_LIFETIME_MS),
    signingAlgorithm: SIGNING_ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((name) => ({
          type: isAddress(name) ? ('ip' as const) : ('dns' as const),
          value: name,
        })),
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, privateKey: privateKeyToPem(keys.privateKey) }
}
