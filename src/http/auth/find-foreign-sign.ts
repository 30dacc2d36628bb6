import type { AuthenticationRequest } from './authenticator.ts'
import type { ForeignSign } from './denial.ts'
import { isLoopbackHost } from './is-loopback-host.ts'

const CHANGES_NOTHING = new Set(['GET', 'HEAD'])

/**
 * What shows that a foreign web page can have caused this request to a server on loopback (CSRF, DNS rebinding);
 * `undefined` if none can have. `Sec-Fetch-Site` or `Origin` shows a page of another origin
 * (https://www.w3.org/TR/fetch-metadata/, https://www.rfc-editor.org/rfc/rfc6454), `Host` shows a foreign name that
 * resolves to this machine, and the content type shows a form: a page of another origin cannot send JSON without a
 * preflight (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
 */
export function findForeignSign({
  method,
  headers,
  encrypted,
}: AuthenticationRequest): ForeignSign | undefined {
  const { host = '', origin, 'sec-fetch-site': site } = headers
  if (!isLoopbackHost(host)) return 'host'
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'site'
  const ownOrigin = `${encrypted ? 'https' : 'http'}://${host}`
  if (origin !== undefined && origin.toLowerCase() !== ownOrigin.toLowerCase()) return 'origin'
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';', 1)
  const isJson = mediaType.trim().toLowerCase() === 'application/json'
  return CHANGES_NOTHING.has(method) || isJson ? undefined : 'contentType'
}
