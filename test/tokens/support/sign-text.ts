import { constants, createHmac, type KeyObject, sign } from 'node:crypto'

export function encode(text: string | Uint8Array): string {
  return Buffer.from(text).toString('base64url')
}

/** A token with exactly these texts as header and claims, signed with a key by an algorithm that the header may not name. */
export function signText(
  header: string,
  claims: string | Uint8Array,
  alg: string,
  key: KeyObject | string | Uint8Array,
): string {
  const input = `${encode(header)}.${encode(claims)}`
  return `${input}.${signatureOf(Buffer.from(input), alg, key)}`
}

/** The same, with JSON of objects. */
export function signObjects(
  header: object,
  claims: object,
  alg: string,
  key: KeyObject | string | Uint8Array,
): string {
  return signText(JSON.stringify(header), JSON.stringify(claims), alg, key)
}

function signatureOf(input: Buffer, alg: string, key: KeyObject | string | Uint8Array): string {
  const digest = `sha${alg.slice(2)}`
  if (alg.startsWith('HS')) return createHmac(digest, key).update(input).digest('base64url')
  if (typeof key === 'string' || key instanceof Uint8Array) throw new Error(`${alg} needs a key object`)
  if (alg.startsWith('ES'))
    return sign(digest, input, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  const padding = alg.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : {}
  return sign(digest, input, { key, ...padding }).toString('base64url')
}
