import { hash } from 'node:crypto'

/**
 * Whether the body is the one that was signed: `contentHash` is the base64 SHA-256 that the signature covers. The client
 * sends both the body and the hash, so the time of the comparison tells it nothing.
 */
export function contentHashMatches(contentHash: string, body: Uint8Array): boolean {
  return hash('sha256', body, 'base64') === contentHash
}
