import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** The addresses of a host, in the order in which they are tried. */
export type FindAddresses = (host: string) => Promise<readonly string[]>

/**
 * Asks the resolver of the system, as libpq does, so that each address of a name counts as a host
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS). A socket directory or an address is
 * its own only address. A name that the resolver does not know, or not in time, stays as it is: the connection then
 * fails with the reason.
 *
 * @param limitMs how long the resolver may take
 */
export async function findAddresses(host: string, limitMs: number): Promise<readonly string[]> {
  if (host.startsWith('/') || isIP(host) !== 0) return [host]
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<readonly []>((resolve) => {
    timer = setTimeout(() => resolve([]), limitMs)
  })
  const found = lookup(host, { all: true, order: 'verbatim' }).catch(() => [])
  const addresses = await Promise.race([found, late])
  clearTimeout(timer)
  return addresses.length === 0 ? [host] : [...new Set(addresses.map(({ address }) => address))]
}
