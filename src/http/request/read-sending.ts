import { hash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Sending } from '../../inventory/sent-searches.ts'
import type { ResourceCaller } from '../auth/caller.ts'

/**
 * The sending of a request, whose key is made from the signature and the `x-ms-client-request-id`. The official clients
 * sign once, and a retry after a lost answer has both again. Both together are not unique: a client may send one
 * constant id, and equal requests of the same second have the same signature.
 *
 * `undefined` for a request without a signature or an id.
 */
export function readSending(
  { contentHash }: Pick<ResourceCaller, 'contentHash'>,
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
): Sending | undefined {
  const clientRequestId = headers['x-ms-client-request-id']
  if (contentHash === undefined || typeof clientRequestId !== 'string') return undefined
  if (clientRequestId === '') return undefined
  const signedAt = Date.parse(String(headers['x-ms-date'] ?? headers.date))
  const digest = hash('sha256', `${headers.authorization}\n${clientRequestId}`, 'base64url')
  // The key outlives the connection, and must not keep its memory.
  const connection = new WeakRef(socket)
  return {
    // The time comes first, so that a store's index of keys grows at its end.
    key: `${signedAt.toString(36)}-${digest}`,
    isConnectionGone: () => connection.deref()?.writable !== true,
  }
}
