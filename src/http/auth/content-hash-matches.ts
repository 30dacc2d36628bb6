import { hash, timingSafeEqual } from 'node:crypto'

/** Whether the body is the one that was signed: `contentHash` is the base64 SHA-256 that the signature covers. */
export function contentHashMatches(contentHash: string, body: Uint8Array): boolean {
  const expected = Buffer.from(hash('sha256', body, 'base64'))
  const given = Buffer.from(contentHash)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
