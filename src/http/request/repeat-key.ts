import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ResourceCaller } from '../auth/caller.ts'

/**
 * The idempotency key of a request, made from the signature and the `x-ms-client-request-id`. The official clients sign
 * once, and a retry after a lost answer has both again. The signature alone is not enough: two clients with one access
 * key make the same signature within the same second.
 *
 * The key begins with the signed time, so that a store's index of keys grows at its end. `undefined` for a request
 * without a signature or an id.
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
