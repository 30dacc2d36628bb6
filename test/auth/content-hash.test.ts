import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentHashMatches } from '../../src/http/auth/content-hash-matches.ts'

describe('a content hash', () => {
  const body = Buffer.from('{"quantity":1}')
  const contentHash = createHash('sha256').update(body).digest('base64')

  it('matches the very bytes that it was made of', () => {
    expect(contentHashMatches(contentHash, body)).toBe(true)
    // https://learn.microsoft.com/en-us/rest/api/communication/authentication, the hash of no body
    expect(contentHashMatches('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', new Uint8Array())).toBe(true)
  })
  it('matches no other body', () => {
    expect(contentHashMatches(contentHash, new Uint8Array())).toBe(false)
    for (let at = 0; at < body.length; at++) {
      const changed = Buffer.from(body)
      changed[at] = (body[at] ?? 0) ^ 1
      expect(contentHashMatches(contentHash, changed)).toBe(false)
    }
  })
  it('may be any text without a fault', () => {
    for (const text of ['', 'é', 'A'.repeat(44), contentHash.slice(1), `${contentHash}=`]) {
      expect(contentHashMatches(text, body)).toBe(false)
    }
  })
})
