import { readFile } from 'node:fs/promises'
import { systemErrorCode } from '../files/describe-system-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { CertificatePair } from './certificate-pair.ts'
import { isUsableLeaf } from './is-usable-leaf.ts'
import { makeLeaf } from './make-leaf.ts'

const CERTIFICATE_START = '-----BEGIN CERTIFICATE-----'

/**
 * The server's certificate kept in the file, made again if it is missing or no longer usable.
 * The file holds both the key and the certificate, so that they always belong together.
 */
export async function keepLeaf(
  file: string,
  authority: CertificatePair,
  names: readonly string[],
  now: number,
): Promise<CertificatePair> {
  const kept = await readLeaf(file)
  const requirements = { authorityCertificate: authority.certificate, names, now }
  if (kept !== undefined && isUsableLeaf(kept, requirements)) return kept
  const made = makeLeaf(authority, names, now)
  await replaceFile(file, `${made.privateKey}${made.certificate}`, 0o600)
  return made
}

async function readLeaf(file: string): Promise<CertificatePair | undefined> {
  try {
    const pem = await readFile(file, 'utf8')
    const start = pem.indexOf(CERTIFICATE_START)
    return { privateKey: pem.slice(0, start), certificate: pem.slice(start) }
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
