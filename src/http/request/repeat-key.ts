import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ResourceCaller } from '../auth/caller.ts'

/**
 * What tells a request that a client sent again from one that is merely alike: its signature and its
 * `x-ms-client-request-id`. The official clients sign once and repeat both when they lost an answer.
 * The signature alone does not do, since two clients of one key that share a second make the same.
 *
 * The key begins with the time that was signed, so that a store's index of keys grows at its end.
 * `undefined` for what is not signed, or has no id.
 */
export function repeatKey(
  { contentHash }: Pick<ResourceCaller, 'contentHash'>,
  headers: IncomingHttpHeaders,
): string | undefined {
  const clientRequestId = headers['x-ms-client-request-id']
  if (contentHash === undefined || typeof clientRequestId !== 'string') return undefined
  if (clientRequestId === '') return undefined
  const signedAt = Date.parse(String(headers['x-ms-date'] ?? headers.date))
  const digest = hash('sha256', `${headers.authorization}\n${clientRequestId}`, 'base64url')
  return `${signedAt.toString(36)}-${digest}`
}
