import { ipVersion } from './ip-version.ts'

/**
 * An IP address without port, brackets and zone; an IPv4 address that is written as IPv6 comes back as IPv4. Proxies
 * differ: Azure's Application Gateway writes the port,
 * https://learn.microsoft.com/en-us/azure/application-gateway/how-application-gateway-works
 */
export function plainAddress(text: string): string | undefined {
  const address = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=[\d.]+$)/i, '')
  return ipVersion(address) === 0 ? undefined : address
}
