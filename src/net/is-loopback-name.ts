import { BlockList } from 'node:net'
import { ipVersion } from './ip-version.ts'

// https://www.rfc-editor.org/rfc/rfc6890#section-2.2.2 and #section-2.2.3
const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/**
 * Whether a host name, as `parseHostName` gives it, always means this machine: a loopback address, `localhost`,
 * or a name below it, https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
export function isLoopbackName(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  const address = name.startsWith('[') ? name.slice(1, -1) : name
  const version = ipVersion(address)
  return version !== 0 && LOOPBACK.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
