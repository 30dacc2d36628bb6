import { fingerprintOf } from './fingerprint-of.ts'

/** A key that encrypts the stored access keys of resources. */
export interface EncryptionKey {
  /** Its fingerprint, which is stored beside what the key has encrypted. */
  readonly id: string
  /** 32 bytes, for AES-256. */
  readonly bytes: Uint8Array
}

const KEY_BYTES = 32

/**
 * The encryption key that a text stands for, or its fault. The text of the fault goes on a sentence that begins with the
 * place of the key, and never repeats the key.
 */
export function parseEncryptionKey(text: string): EncryptionKey | { readonly fault: string } {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text || bytes.length !== KEY_BYTES) {
    return {
      fault: `is not ${KEY_BYTES} bytes in base64. Make an encryption key with: openssl rand -base64 ${KEY_BYTES}`,
    }
  }
  return { id: fingerprintOf(bytes), bytes }
}
