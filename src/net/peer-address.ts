import type { BlockList } from 'node:net'
import { isInNetworks } from './network.ts'
import { plainAddress } from './plain-address.ts'

/**
 * The address of the client behind the proxies that are trusted: the rightmost address of `X-Forwarded-For` that is no
 * trusted proxy's. Each proxy appends the address from which it got the request, so only the text that trusted proxies
 * appended is believed. Where that text is no address, the address of the proxy that appended it is the answer.
 * @param remote the other end of the connection
 */
export function peerAddress(remote: string, forwardedFor: string | undefined, trusted: BlockList): string {
  const hops = forwardedFor?.split(',') ?? []
  let peer = plainAddress(remote) ?? remote
  while (isInNetworks(trusted, peer)) {
    const hop = plainAddress(hops.pop() ?? '')
    if (hop === undefined) break
    peer = hop
  }
  return peer
}
