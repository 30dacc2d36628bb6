import { isIPv4 } from 'node:net'

/**
 * Whether the name of a host is an IP address. Only an IPv6 address has a colon, so the regular expression of `isIP`
 * for such addresses, whose compilation takes 7 ms of a start, is not needed.
 */
export function isAddress(host: string): boolean {
  return host.includes(':') || isIPv4(host)
}
