import { ipVersion } from './ip-version.ts'

/** The 4 or 16 bytes of an IP address; IPv6 without a zone and without an IPv4 address at its end. */
export function addressBytes(address: string): Buffer {
  if (ipVersion(address) === 4) return Buffer.from(address.split('.').map(Number))
  const [before = [], after = []] = address
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return Buffer.from([...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex')
}
