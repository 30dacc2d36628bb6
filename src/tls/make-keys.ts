import { generateKeyPairSync, type KeyObject } from 'node:crypto'

/** A new pair of keys. ECDSA on P-256: every TLS client of the last decade knows it, and keys and signatures are small. */
export function makeKeys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

/** The private key as PEM (PKCS #8). */
export function privateKeyToPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}
