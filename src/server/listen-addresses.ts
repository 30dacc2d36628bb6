import { ipVersion } from '../net/ip-version.ts'
import { isLoopbackName } from '../net/is-loopback-name.ts'

/**
 * The addresses that a server listens on whose host is this address or name. A loopback name is both loopback addresses,
 * whatever the machine's resolver says: clients try either of them first, and no other machine can reach them.
 */
export function listenAddresses(host: string): readonly string[] {
  return ipVersion(host) === 0 && isLoopbackName(host) ? ['127.0.0.1', '::1'] : [host]
}
