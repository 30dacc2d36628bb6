import { isLoopbackName } from '../net/is-loopback-name.ts'

/**
 * The address from which keys may be fetched; `undefined` for any other text. Plain HTTP is good on this machine alone,
 * since everybody on the way could put keys of their own in the place of the issuer's.
 */
export function keyAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname))
  return isSafe ? url : undefined
}
