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
  return method === 'GET' && authorization === undefined && accept.split(',').some(acceptsHtml)
}

/** Whether the range of an `Accept` header is HTML and not refused by its weight: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1 */
function acceptsHtml(range: string): boolean {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  return type === 'text/html' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
}
