/**
 * The addresses that count as one client: an IPv4 address alone, and of IPv6 the network of 64 bits, which is the
 * least that a site has (https://www.rfc-editor.org/rfc/rfc6177#section-2).
 * @param address as `plainAddress` gives it
 */
export function addressGroup(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const known = groups.length + (tail === undefined || tail === '' ? 0 : tail.split(':').length)
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - known) }, () => '0')
  const whole = [...groups, ...zeros, ...(tail ?? '').split(':')]
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::/64`
}
