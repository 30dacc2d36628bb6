import type { IncomingMessage, RequestListener } from 'node:http'
import { type Refusal, refuse } from './refusal.ts'
import type { ServerLimits } from './server-limits.ts'

type Limits = Pick<ServerLimits, 'headers' | 'targetBytes'>

/**
 * Refuses a request with too long a target or too many headers: Node has no limit for the target, and would silently
 * drop the headers beyond its limit.
 */
export function refuseOversized(listener: RequestListener, limits: Limits): RequestListener {
  return (request, response) => {
    const refusal = findExcess(request, limits)
    if (refusal === undefined) listener(request, response)
    else refuse(response, refusal)
  }
}

function findExcess({ url = '', rawHeaders }: IncomingMessage, limits: Limits): Refusal | undefined {
  // Node has read the target as Latin-1, one character a byte.
  if (url.length > limits.targetBytes) {
    return {
      status: 414,
      code: 'RequestUriTooLong',
      message: `The request target is longer than ${limits.targetBytes} bytes.`,
    }
  }
  // Names and values alternate.
  if (rawHeaders.length / 2 > limits.headers) {
    return {
      status: 431,
      code: 'RequestHeaderFieldsTooLarge',
      message: `The request has more than ${limits.headers} headers.`,
    }
  }
  return undefined
}
