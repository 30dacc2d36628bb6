import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createSecureContext } from 'node:tls'
import { describeSystemError } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'
import type { CertificatePair } from './certificate-pair.ts'
import type { ServerTls } from './server-tls.ts'

/**
 * A certificate that the operator brings, used as it is.
 * @throws {UsageError} if a file cannot be read or parsed, or the key is not the certificate's
 */
export async function givenTls(certificateFile: string, keyFile: string): Promise<ServerTls> {
  const certificatePem = await read('--tls-cert', certificateFile)
  const keyPem = await read('--tls-key', keyFile)
  const certificate = parseCertificate(certificateFile, certificatePem)
  if (!certificate.checkPrivateKey(parseKey(keyFile, keyPem))) {
    throw new UsageError(
      `--tls-key ${keyFile} is not the key of the certificate in ${certificateFile}; ` +
        'give the two files that were issued together, the server certificate first in its file',
    )
  }
  const pair = { certificate: certificatePem, privateKey: keyPem }
  requireAccepted(certificateFile, pair)
  // Clients need a file to trust a self-signed certificate; they already trust a public or company authority.
  if (!certificate.checkIssued(certificate)) return { pair }
  return { pair, authority: { file: resolve(certificateFile), certificate: certificate.toString() } }
}

async function read(flag: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`Cannot read ${flag} ${file}: ${describeSystemError(error)}`)
  }
}

function parseCertificate(file: string, pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw new UsageError(
      `--tls-cert ${file} holds no certificate; give a PEM file (-----BEGIN CERTIFICATE-----)`,
    )
  }
}

/** Refuses what only the TLS library finds: a key that is too short, or a certificate of the chain that is damaged. */
function requireAccepted(file: string, { certificate, privateKey }: CertificatePair): void {
  try {
    createSecureContext({ cert: certificate, key: privateKey })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--tls-cert ${file} cannot be used for TLS (${reason}); give another certificate`)
  }
}

function parseKey(file: string, pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new UsageError(
      `--tls-key ${file} holds no private key that can be read; give a PEM file without a passphrase`,
    )
  }
}
