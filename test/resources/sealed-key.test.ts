import { randomBytes } from 'node:crypto'
import { assert as assertProperty, property, string, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EncryptionKey, parseEncryptionKey } from '../../src/resources/encryption-key.ts'
import { isSealedKey, NONCE_BYTES, openKey, type SealedKey, sealKey } from '../../src/resources/sealed-key.ts'

const PLACE = { resource: 'contoso', id: '0f1e2d3c4b5a6978' }
const [ONE, OTHER] = [encryptionKey(1), encryptionKey(2)]

function encryptionKey(fill: number): EncryptionKey {
  const parsed = parseEncryptionKey(Buffer.alloc(32, fill).toString('base64'))
  if ('fault' in parsed) throw new Error(parsed.fault)
  return parsed
}

const sealed = (bytes: Uint8Array, key = ONE) =>
  sealKey(Buffer.from(bytes).toString('base64'), PLACE, key, randomBytes(NONCE_BYTES))

describe('a sealed access key', () => {
  it('opens at its place with its encryption key, whichever else there are', () => {
    assertProperty(
      property(uint8Array({ minLength: 16, maxLength: 64 }), (bytes) => {
        const accessKey = Buffer.from(bytes).toString('base64')
        for (const keys of [[ONE], [OTHER, ONE]]) {
          expect(openKey(sealed(bytes), PLACE, keys)).toEqual({ kind: 'opened', accessKey })
        }
        expect(openKey(sealed(bytes), PLACE, [OTHER])).toEqual({ kind: 'encryptionKeyUnknown' })
      }),
    )
  })

  it('is told from what is none without the encryption key', () => {
    assertProperty(
      property(uint8Array({ minLength: 16, maxLength: 64 }), (bytes) => {
        const key = sealed(bytes)
        expect(isSealedKey(key)).toBe(true)
        for (const part of ['encryptionKey', 'nonce', 'ciphertext', 'tag'] as const) {
          for (const text of ['', `${key[part]}A`, key[part].slice(4), '?'.repeat(key[part].length)]) {
            const isLong = part === 'ciphertext' && Buffer.from(text, 'base64').length >= 16
            if (!isLong) expect(isSealedKey({ ...key, [part]: text }), `${part} ${text}`).toBe(false)
          }
        }
      }),
    )
  })

  it('opens at no other place, nor where a bit of it was changed', () => {
    assertProperty(
      property(string(), string(), (resource, id) => {
        if (resource === PLACE.resource && id === PLACE.id) return
        expect(openKey(sealed(Buffer.alloc(32)), { resource, id }, [ONE])).toEqual({ kind: 'altered' })
      }),
    )
    const whole = sealed(randomBytes(32))
    for (const part of ['nonce', 'ciphertext', 'tag'] as const) {
      const bytes = Buffer.from(whole[part], 'base64')
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const changed = Buffer.from(bytes)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const altered: SealedKey = { ...whole, [part]: changed.toString('base64') }
        expect(openKey(altered, PLACE, [ONE])).toEqual({ kind: 'altered' })
      }
    }
    // A short tag would be easier to forge.
    const short = Buffer.from(whole.tag, 'base64').subarray(0, 4).toString('base64')
    expect(openKey({ ...whole, tag: short }, PLACE, [ONE])).toEqual({ kind: 'altered' })
    expect(openKey({ ...whole, encryptionKey: OTHER.id }, PLACE, [ONE, OTHER])).toEqual({ kind: 'altered' })
  })

  it('differs each time, and shows nothing of the key', () => {
    const bytes = randomBytes(32)
    const [one, other] = [sealed(bytes), sealed(bytes)]
    expect(one.nonce).not.toBe(other.nonce)
    expect(one.ciphertext).not.toBe(other.ciphertext)
    const text = JSON.stringify([one, ONE.id])
    for (const secret of [bytes, ONE.bytes]) {
      expect(text).not.toContain(Buffer.from(secret).toString('base64'))
      expect(text).not.toContain(Buffer.from(secret).toString('hex'))
    }
  })
})

it.each([
  '',
  'short',
  Buffer.alloc(31).toString('base64'),
  Buffer.alloc(33).toString('base64'),
  `${'A'.repeat(43)}*`,
])('the encryption key %j is refused, and not repeated', (text) => {
  const parsed = parseEncryptionKey(text)
  const fault = 'fault' in parsed ? parsed.fault : ''
  expect(fault).toMatch(/^is not 32 bytes in base64/)
  if (text !== '') expect(fault).not.toContain(text)
})
