import type { IncomingMessage, RequestListener } from 'node:http'
import type { ApiError } from '../http/errors/api-error.ts'
import { targetTooLong, tooManyHeaders } from '../http/errors/server-errors.ts'
import { refuse } from './refusal.ts'
import type { ServerLimits } from './server-limits.ts'

type Limits = Pick<ServerLimits, 'headers' | 'targetBytes'>

/**
 * Refuses a request with too long a target or too many headers: Node knows no limit of the one, and would
 * leave out those of the other without a word.
 */
export function refuseOversized(listener: RequestListener, limits: Limits): RequestListener {
  return (request, response) => {
    const refusal = findExcess(request, limits)
    if (refusal === undefined) listener(request, response)
    else refuse(response, refusal)
  }
}

function findExcess({ url = '', rawHeaders }: IncomingMessage, limits: Limits): ApiError | undefined {
  // Node has read the target as Latin-1, one character a byte.
  if (url.length > limits.targetBytes) return targetTooLong(limits.targetBytes)
  // Names and values take turns.
  if (rawHeaders.length / 2 > limits.headers) return tooManyHeaders(limits.headers)
  return undefined
}
