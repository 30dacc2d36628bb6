import type { IncomingMessage, RequestListener } from 'node:http'
import type { ApiError } from '../http/errors/api-error.ts'
import { targetTooLong, tooManyHeaders } from '../http/errors/server-errors.ts'
import { refuse } from './refusal.ts'
import type { ServerLimits } from './server-limits.ts'

type Limits = Pick<ServerLimits, 'headers' | 'targetBytes'>

/**
 * Refuses a request with a target that is too long, for which Node has no limit, or with too many headers, of which
 * Node would silently drop the excess.
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
  // Names and values alternate.
  if (rawHeaders.length / 2 > limits.headers) return tooManyHeaders(limits.headers)
  return undefined
}
