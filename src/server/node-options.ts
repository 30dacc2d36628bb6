import type { ServerOptions } from 'node:http'
import type { ServerLimits } from './server-limits.ts'

/**
 * The limits as options of Node's servers:
 * https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener
 */
export function nodeOptions(limits: ServerLimits): ServerOptions & { handshakeTimeout: number } {
  return {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    // Node looks for late requests at this interval: a twentieth of the time allowed.
    connectionsCheckingInterval: Math.ceil(limits.headersTimeoutMs / 20),
    handshakeTimeout: limits.headersTimeoutMs,
    // Node would refuse a request without Host with an empty answer; `requireSingletons` refuses it in the API's form.
    requireHostHeader: false,
  }
}
