import type { RegisterEntry } from '../inventory/register/register-entry.ts'
import type { Instant } from '../numbering/instant.ts'
import type { EncryptionKey } from '../resources/encryption-key.ts'
import { fingerprintOf } from '../resources/fingerprint-of.ts'
import { NONCE_BYTES, sealKey } from '../resources/sealed-key.ts'

/** Gives so many random bytes that nobody can guess. */
export type RandomBytes = (count: number) => Uint8Array

const ACCESS_KEY_BYTES = 32

/** A new access key of a resource: the key itself, base64, and its entry, in which it is encrypted. */
export function newKey(
  resource: string,
  createdAt: Instant,
  encryptionKey: EncryptionKey,
  randomBytes: RandomBytes,
): { readonly accessKey: string; readonly entry: Extract<RegisterEntry, { readonly kind: 'key' }> } {
  const bytes = randomBytes(ACCESS_KEY_BYTES)
  const accessKey = Buffer.from(bytes).toString('base64')
  const id = fingerprintOf(bytes)
  const sealed = sealKey(accessKey, { resource, id }, encryptionKey, randomBytes(NONCE_BYTES))
  return { accessKey, entry: { kind: 'key', key: { resource, id, createdAt, sealed } } }
}
