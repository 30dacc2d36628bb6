import type { IncomingMessage, RequestListener } from 'node:http'
import type { ApiError } from '../http/errors/api-error.ts'
import { authorizationRepeated, hostMissing, hostRepeated } from '../http/errors/server-errors.ts'
import { refuse } from './refusal.ts'

/**
 * Refuses a request without a Host header, which Node would answer without a body, and a request with two Host or
 * two Authorization headers. Node would silently take the first header, and a proxy in front may have taken the
 * second header. https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 */
export function requireSingletons(listener: RequestListener): RequestListener {
  return (request, response) => {
    const refusal = findFault(request)
    if (refusal === undefined) listener(request, response)
    else refuse(response, refusal)
  }
}

function findFault({ rawHeaders, httpVersion }: IncomingMessage): ApiError | undefined {
  let hosts = 0
  let credentials = 0
  // Names and values alternate.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase()
    if (name === 'host') hosts += 1
    else if (name === 'authorization') credentials += 1
  }
  if (hosts === 0 && httpVersion !== '1.0') return hostMissing
  if (hosts > 1) return hostRepeated
  return credentials > 1 ? authorizationRepeated : undefined
}
