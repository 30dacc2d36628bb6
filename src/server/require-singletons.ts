import type { IncomingMessage, RequestListener } from 'node:http'
import { refuse } from './refusal.ts'

/**
 * Refuses a request without a Host header, which Node would answer without a body, and a request with two Host or
 * two Authorization headers. Node would silently take the first of the two, and a proxy in front may have taken the
 * second. https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 */
export function requireSingletons(listener: RequestListener): RequestListener {
  return (request, response) => {
    const message = findFault(request)
    if (message === undefined) listener(request, response)
    else refuse(response, { status: 400, code: 'BadRequest', message })
  }
}

function findFault({ rawHeaders, httpVersion }: IncomingMessage): string | undefined {
  let hosts = 0
  let credentials = 0
  // Names and values alternate.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase()
    if (name === 'host') hosts += 1
    else if (name === 'authorization') credentials += 1
  }
  if (hosts === 0 && httpVersion !== '1.0') return 'The request has no Host header.'
  if (hosts > 1) return 'The request has more than one Host header.'
  return credentials > 1 ? 'The request has more than one Authorization header.' : undefined
}
