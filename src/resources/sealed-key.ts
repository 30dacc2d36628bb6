import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { EncryptionKey } from './encryption-key.ts'
import { isFingerprint } from './fingerprint-of.ts'
import { MIN_KEY_BYTES } from './validate-access-key.ts'

/** An access key that is encrypted, as it is stored: AES-256-GCM. Its parts are base64. */
export interface SealedKey {
  /** The id of the encryption key. */
  readonly encryptionKey: string
  readonly nonce: string
  readonly ciphertext: string
  readonly tag: string
}

/** What a sealed key belongs to. A sealed key opens at its own place alone. */
export interface KeyPlace {
  /** The name of the resource. */
  readonly resource: string
  /** The id of the access key. */
  readonly id: string
}

export type OpenedKey =
  | { readonly kind: 'opened'; readonly accessKey: string }
  | { readonly kind: 'encryptionKeyUnknown' }
  /** The sealed key was changed, or belongs to another place. */
  | { readonly kind: 'altered' }

/** The length of a nonce in bytes: https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf, 8.2.2 */
export const NONCE_BYTES = 12

const ALGORITHM = 'aes-256-gcm'
const TAG_BYTES = 16
const TAG = { authTagLength: TAG_BYTES }

/**
 * Encrypts an access key for its place.
 * @param accessKey base64
 * @param nonce `NONCE_BYTES` random bytes, which are never used for another access key
 */
export function sealKey(
  accessKey: string,
  place: KeyPlace,
  encryptionKey: EncryptionKey,
  nonce: Uint8Array,
): SealedKey {
  const cipher = createCipheriv(ALGORITHM, encryptionKey.bytes, nonce, TAG)
  cipher.setAAD(associatedData(place))
  const ciphertext = Buffer.concat([cipher.update(accessKey, 'base64'), cipher.final()])
  return {
    encryptionKey: encryptionKey.id,
    nonce: Buffer.from(nonce).toString('base64'),
    ciphertext: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

/** Decrypts an access key at its place. */
export function openKey(
  { encryptionKey, nonce, ciphertext, tag }: SealedKey,
  place: KeyPlace,
  encryptionKeys: readonly EncryptionKey[],
): OpenedKey {
  const key = encryptionKeys.find(({ id }) => id === encryptionKey)
  if (key === undefined) return { kind: 'encryptionKeyUnknown' }
  try {
    const decipher = createDecipheriv(ALGORITHM, key.bytes, Buffer.from(nonce, 'base64'), TAG)
    decipher.setAAD(associatedData(place)).setAuthTag(Buffer.from(tag, 'base64'))
    const opened = Buffer.concat([decipher.update(ciphertext, 'base64'), decipher.final()])
    return { kind: 'opened', accessKey: opened.toString('base64') }
  } catch {
    return { kind: 'altered' }
  }
}

/** Whether the parts are what `sealKey` makes: nobody needs the encryption key to see that they are not. */
export function isSealedKey({ encryptionKey, nonce, ciphertext, tag }: SealedKey): boolean {
  return (
    isFingerprint(encryptionKey) &&
    bytesOf(nonce) === NONCE_BYTES &&
    bytesOf(ciphertext) >= MIN_KEY_BYTES &&
    bytesOf(tag) === TAG_BYTES
  )
}

/** How many bytes a text is in base64; none if it is not base64. */
function bytesOf(text: string): number {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes.length : 0
}

/** JSON, so that no two places have the same bytes. */
function associatedData({ resource, id }: KeyPlace): Uint8Array {
  return Buffer.from(JSON.stringify([resource, id]))
}
