import { BlockList } from 'node:net'
import { ipVersion } from './ip-version.ts'

/** A range of IP addresses, `10.0.0.0/8` or `2001:db8::/32`. */
export interface Network {
  readonly address: string
  readonly version: 4 | 6
  /** How many bits of the address are the same in the whole range. */
  readonly prefix: number
}

/** Reads a network in CIDR notation, https://www.rfc-editor.org/rfc/rfc4632#section-3.1; an address alone is a network of one. */
export function parseNetwork(text: string): Network | undefined {
  const [, address = '', digits] = /^([\da-f:.]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? []
  const version = ipVersion(address)
  if (version !== 4 && version !== 6) return undefined
  const bits = version === 4 ? 32 : 128
  const prefix = digits === undefined ? bits : Number(digits)
  return prefix > bits ? undefined : { address, version, prefix }
}

export function toBlockList(networks: readonly Network[]): BlockList {
  const list = new BlockList()
  for (const { address, prefix, version } of networks) list.addSubnet(address, prefix, `ipv${version}`)
  return list
}

/** @param address an IP address, as `plainAddress` gives it; any other text is in no network */
export function isInNetworks(networks: BlockList, address: string): boolean {
  const version = ipVersion(address)
  return version !== 0 && networks.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
