import { isLoopbackName } from '../../net/is-loopback-name.ts'
import { parseHostName } from '../../net/parse-host-name.ts'
import type { AuthenticationRequest } from './authenticator.ts'

const CHANGES_NOTHING = new Set(['GET', 'HEAD'])

/**
 * Whether a request without credentials is one that no foreign web page can have a browser send to a server on
 * loopback. A page of another origin shows itself by `Sec-Fetch-Site` or `Origin`
 * (https://www.w3.org/TR/fetch-metadata/, https://www.rfc-editor.org/rfc/rfc6454), a name that was pointed at this
 * machine by `Host`, and a form by its content type, which is never JSON without a preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
 */
export function isOwnRequest({ method, headers, encrypted }: AuthenticationRequest): boolean {
  const { host = '', origin, 'sec-fetch-site': site } = headers
  const name = parseHostName(host)
  if (name === undefined || !isLoopbackName(name)) return false
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const ownOrigin = `${encrypted ? 'https' : 'http'}://${host}`
  if (origin !== undefined && origin.toLowerCase() !== ownOrigin.toLowerCase()) return false
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';', 1)
  return CHANGES_NOTHING.has(method) || mediaType.trim().toLowerCase() === 'application/json'
}
