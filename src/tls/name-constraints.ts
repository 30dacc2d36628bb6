import { addressBytes } from '../net/address-bytes.ts'
import { ipVersion } from '../net/ip-version.ts'
import { der, SEQUENCE } from './der.ts'

const PERMITTED_SUBTREES = 0xa0
const EXCLUDED_SUBTREES = 0xa1
const DNS_NAME = 0x82
const IP_ADDRESS = 0x87

const EVERY_NAME = dnsName('')
const EVERY_IPV4 = network(Buffer.alloc(4), 0)
const EVERY_IPV6 = network(Buffer.alloc(16), 0)

/**
 * The DER of the name constraints that limit an authority to `localhost`, names below it, and loopback
 * addresses: a client that trusts the authority trusts it for no other name, even if its key is stolen.
 */
export function localNameConstraints(): Buffer {
  const permitted = [
    dnsName('localhost'),
    network(addressBytes('127.0.0.0'), 8),
    network(addressBytes('::1'), 128),
  ]
  return der(SEQUENCE, der(PERMITTED_SUBTREES, ...permitted))
}

/**
 * The DER of the name constraints that limit an authority to exactly these hosts, names and addresses as
 * `parseCertificateName` gives them.
 *
 * A permitted name also permits the names below it, so `.name` is excluded beside `name`, unless another host is below
 * it. Names or addresses of a kind that is not mentioned would all be permitted, so a kind without a host is excluded as
 * a whole. See docs/decisions/host-authority.md.
 */
export function hostNameConstraints(hosts: readonly string[]): Buffer {
  const names = hosts.filter((host) => ipVersion(host) === 0)
  const addresses = hosts.filter((host) => ipVersion(host) !== 0).map(addressBytes)
  const isAlone = (name: string) => !names.some((other) => other.endsWith(`.${name}`))
  const permitted = [
    ...names.map(dnsName),
    ...addresses.map((address) => network(address, 8 * address.length)),
  ]
  const excluded = [
    ...names.filter(isAlone).map((name) => dnsName(`.${name}`)),
    ...(names.length === 0 ? [EVERY_NAME] : []),
    ...(addresses.some(({ length }) => length === 4) ? [] : [EVERY_IPV4]),
    ...(addresses.some(({ length }) => length === 16) ? [] : [EVERY_IPV6]),
  ]
  return der(
    SEQUENCE,
    der(PERMITTED_SUBTREES, ...permitted),
    ...(excluded.length === 0 ? [] : [der(EXCLUDED_SUBTREES, ...excluded)]),
  )
}

function dnsName(name: string): Buffer {
  return der(SEQUENCE, der(DNS_NAME, Buffer.from(name, 'ascii')))
}

/** An address and a mask of as many bits. */
function network(address: Buffer, bits: number): Buffer {
  const mask = Buffer.from(
    address.map((_, index) => 0xff & ~(0xff >> Math.min(8, Math.max(0, bits - 8 * index)))),
  )
  return der(SEQUENCE, der(IP_ADDRESS, address, mask))
}
