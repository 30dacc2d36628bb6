import type { AuthenticationRequest } from './authenticator.ts'
import { isLoopbackHost } from './is-loopback-host.ts'

const CHANGES_NOTHING = new Set(['GET', 'HEAD'])

/**
 * Whether no foreign web page can have caused this request to a server on loopback (CSRF, DNS rebinding).
 * `Sec-Fetch-Site` or `Origin` shows a page of another origin (https://www.w3.org/TR/fetch-metadata/,
 * https://www.rfc-editor.org/rfc/rfc6454), `Host` shows a foreign name that resolves to this machine, and the content
 * type shows a form: a page of another origin cannot send JSON without a preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
 */
export function isOwnRequest({ method, headers, encrypted }: AuthenticationRequest): boolean {
  const { host = '', origin, 'sec-fetch-site': site } = headers
  if (!isLoopbackHost(host)) return false
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const ownOrigin = `${encrypted ? 'https' : 'http'}://${host}`
  if (origin !== undefined && origin.toLowerCase() !== ownOrigin.toLowerCase()) return false
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';', 1)
  return CHANGES_NOTHING.has(method) || mediaType.trim().toLowerCase() === 'application/json'
}
