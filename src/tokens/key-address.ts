import { isLoopbackName } from '../net/is-loopback-name.ts'

/**
 * The address from which keys may be fetched; `undefined` for any other text. Plain HTTP is good on this machine alone,
 * since everybody on the way could put keys of their own in the place of the issuer's.
 *
 * @param from the document that names the address. One from elsewhere names no service of this machine: the server would
 *   call it for somebody else.
 */
export function keyAddress(text: string, from?: URL): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined
  const isHere = isLoopbackName(url.hostname)
  if (isHere && from !== undefined && !isLoopbackName(from.hostname)) return undefined
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url : undefined
}
