import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SigningKey } from '../../src/http/auth/signing-key.ts'

/** Test cases 1, 2 and 6 of https://www.rfc-editor.org/rfc/rfc4231#section-4: a key, a text and the HMAC-SHA256. */
const PUBLISHED = [
  ['0b'.repeat(20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    Buffer.from('Jefe').toString('hex'),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'aa'.repeat(131),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
] as const

describe('a signing key', () => {
  it.each(PUBLISHED)('makes the published signature of the key %s', (key, text, signature) => {
    expect(new SigningKey(Buffer.from(key, 'hex')).sign(text).toString('hex')).toBe(signature)
  })

  // Around the block of the hash, and around the room that is used again for short texts.
  const keyLengths = [16, 32, 63, 64, 65, 131]
  const textLengths = [0, 1, 55, 64, 65, 4_095, 4_096, 4_097, 9_000, 3]

  it.each(keyLengths)('signs texts of every length as Node does, with a key of %d bytes', (length) => {
    const secret = pattern(length, 7)
    const key = new SigningKey(secret)
    const other = new SigningKey(pattern(length, 11))
    for (const textLength of textLengths) {
      const text = pattern(textLength, 13)
      const expected = createHmac('sha256', secret).update(text).digest('hex')
      // What another key has left behind must not be in a signature.
      other.sign(pattern(textLength + 2, 17).toString('latin1'))
      expect(key.sign(text.toString('latin1')).toString('hex')).toBe(expected)
    }
  })
})

/** Bytes of all values. */
function pattern(length: number, step: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (index * step + step) % 256))
}
