import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from 'jose'

/** A pair of keys of an issuer. */
export interface SigningKey {
  readonly alg: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** The public key as the issuer publishes it. */
  readonly jwk: JWK
}

/** @param kid the id under which the key is published; none if absent */
export async function makeSigningKey(alg = 'RS256', kid?: string): Promise<SigningKey> {
  const pair = await generateKeyPair(alg, { extractable: true })
  const privateKey = createPrivateKey(await exportPKCS8(pair.privateKey))
  const published = { ...(await exportJWK(pair.publicKey)), use: 'sig', alg }
  return {
    alg,
    privateKey,
    publicKey: createPublicKey(privateKey),
    jwk: { ...published, ...(kid !== undefined && { kid }) },
  }
}
