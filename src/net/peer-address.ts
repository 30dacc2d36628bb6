import type { BlockList } from 'node:net'
import { ipVersion } from './ip-version.ts'

/**
 * The address of the client behind the proxies that are trusted: the rightmost address of `X-Forwarded-For` that is no
 * trusted proxy's. Each proxy appends the address from which it got the request, so only the text that trusted proxies
 * appended is believed. Where that text is no address, the address of the proxy that appended it is the answer.
 * @param remote the other end of the connection
 */
export function peerAddress(remote: string, forwardedFor: string | undefined, trusted: BlockList): string {
  const hops = forwardedFor?.split(',') ?? []
  let peer = plainAddress(remote) ?? remote
  while (isIn(trusted, peer)) {
    const hop = plainAddress(hops.pop() ?? '')
    if (hop === undefined) break
    peer = hop
  }
  return peer
}

/**
 * An IP address without port, brackets and zone; an IPv4 address that is written as IPv6 comes back as IPv4. Proxies
 * differ: Azure's Application Gateway writes the port,
 * https://learn.microsoft.com/en-us/azure/application-gateway/how-application-gateway-works
 */
function plainAddress(text: string): string | undefined {
  const address = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=[\d.]+$)/i, '')
  return ipVersion(address) === 0 ? undefined : address
}

function isIn(networks: BlockList, address: string): boolean {
  const version = ipVersion(address)
  return version !== 0 && networks.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
