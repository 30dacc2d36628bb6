import { isIP, isIPv4 } from 'node:net'

/**
 * The version of an IP address, or 0 for any other text. `isIP` of `node:net` compiles a regular expression for IPv6
 * for every text that is no IPv4 address. The compilation takes 7 ms of a start, and only a text with a colon needs it.
 */
export function ipVersion(text: string): number {
  if (text.includes(':')) return isIP(text)
  return isIPv4(text) ? 4 : 0
}
