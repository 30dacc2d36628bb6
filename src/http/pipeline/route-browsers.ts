import { accepts } from '../request/accepts.ts'
import type { Step } from './create-pipeline.ts'
import type { Exchange, ServedOperation } from './exchange.ts'

/**
 * Leads a browser that opens the server's address to a page. Every other request keeps its destination: the API has no
 * operation at `/`, and a program that calls it gets the API's answer.
 *
 * @param pageNow asked at each such request
 */
export function routeBrowsers(pageNow: () => ServedOperation): Step {
  return (exchange, next) => {
    if (exchange.path === '/' && isFromBrowser(exchange)) {
      exchange.destination = { kind: 'operation', operation: pageNow(), parameters: {} }
    }
    next()
  }
}

/** Browsers ask for HTML by name; an accepted type of any kind, which many programs send, is not enough. */
function isFromBrowser({ method, request }: Exchange): boolean {
  const { accept = '', authorization } = request.headers
  return method === 'GET' && authorization === undefined && accepts(accept, 'text/html')
}
