import { createHash } from 'node:crypto'

const FINGERPRINT_DIGITS = 16

/** The name of a key for people and records: 16 hexadecimal digits of its SHA-256, which do not reveal the key. */
export function fingerprintOf(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('hex').slice(0, FINGERPRINT_DIGITS)
}

/** Whether the text can be a fingerprint. */
export function isFingerprint(text: string): boolean {
  return text.length === FINGERPRINT_DIGITS && /^[0-9a-f]+$/.test(text)
}
