import { BlockList } from 'node:net'
import { describe, expect, it } from 'vitest'
import { type Network, parseNetwork, toBlockList } from '../../src/net/network.ts'
import { peerAddress } from '../../src/net/peer-address.ts'

const networks = (...texts: string[]) =>
  toBlockList(texts.map(parseNetwork).filter((network): network is Network => network !== undefined))

describe('a network', () => {
  it.each([
    ['10.0.0.0/8', { address: '10.0.0.0', version: 4, prefix: 8 }],
    ['0.0.0.0/0', { address: '0.0.0.0', version: 4, prefix: 0 }],
    ['10.1.2.3', { address: '10.1.2.3', version: 4, prefix: 32 }],
    ['2001:DB8::/32', { address: '2001:DB8::', version: 6, prefix: 32 }],
    ['::1', { address: '::1', version: 6, prefix: 128 }],
  ])('is written %s', (text, network) => {
    expect(parseNetwork(text)).toEqual(network)
  })
  it.each([
    '',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10/8',
    'proxy',
    '[::1]',
    '*',
  ])('is not written "%s"', (text) => {
    expect(parseNetwork(text)).toBeUndefined()
  })
})

describe('the address of a peer', () => {
  const trusted = networks('10.0.0.0/8', '2001:db8::/32')

  it.each([
    ['a stranger’s header is not believed', '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['the proxy says who called', '10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['the proxy says nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['the client made up the first of two', '10.0.0.1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['one proxy behind another', '10.0.0.1', '203.0.113.9, 198.51.100.7,10.9.9.9', '198.51.100.7'],
    ['nobody but proxies', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['no address', '10.0.0.1', '198.51.100.7, unknown', '10.0.0.1'],
    ['no address, behind a proxy', '10.0.0.1', 'a key, 10.0.0.2', '10.0.0.2'],
    ['an empty header', '10.0.0.1', '', '10.0.0.1'],
    ['with a port', '10.0.0.1', '198.51.100.7:4711', '198.51.100.7'],
    ['IPv6', '2001:db8::1', '2001:db9::7', '2001:db9::7'],
    ['IPv6 in brackets, with a port', '10.0.0.1', '[2001:db9::7]:4711', '2001:db9::7'],
    ['IPv6 with a zone', '10.0.0.1', 'fe80::1%eth0', 'fe80::1'],
    ['an IPv4 address on a socket of IPv6', '::ffff:10.0.0.1', '::ffff:198.51.100.7', '198.51.100.7'],
  ])('%s', (_, remote, forwardedFor, peer) => {
    expect(peerAddress(remote, forwardedFor, trusted)).toBe(peer)
  })

  it('is the connection’s where no proxy is trusted', () => {
    expect(peerAddress('127.0.0.1', '198.51.100.7', new BlockList())).toBe('127.0.0.1')
  })
})
