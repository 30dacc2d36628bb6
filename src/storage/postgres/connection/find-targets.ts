import { findPassword } from './find-password.ts'
import { parsePort } from './parse-port.ts'
import type { Settings } from './read-settings.ts'
import { refuse } from './refuse.ts'
import type { Surroundings } from './surroundings.ts'
import type { Target } from './target.ts'
import { tlsAttempts } from './tls-attempts.ts'

const PORT = 5432
/** Where libpq looks for the socket if no host is given, as Debian and as PostgreSQL itself build it. */
const SOCKET_DIRECTORIES = ['/var/run/postgresql', '/tmp']

/** A host that is given, with the parts that are given. */
interface Host {
  readonly host: string | undefined
  readonly address: string | undefined
  readonly port: string | undefined
}

/**
 * The hosts, in the order in which they are tried; one host without parts if none is given.
 *
 * @throws StorageRefusedError if there are not as many ports or addresses as hosts
 */
export function listHosts(settings: Settings): Host[] {
  const [hosts, addresses, ports] = [
    settings.get('host'),
    settings.get('hostaddr'),
    settings.get('port'),
  ].map((text) => text?.split(',').map((each) => each.trim() || undefined))
  const count = Math.max(hosts?.length ?? 1, addresses?.length ?? 1)
  if (hosts !== undefined && addresses !== undefined && hosts.length !== addresses.length) {
    refuse(
      `there are ${hosts.length} hosts and ${addresses.length} addresses (hostaddr): give as many of each`,
    )
  }
  if (ports !== undefined && ports.length !== 1 && ports.length !== count) {
    refuse(`there are ${count} hosts and ${ports.length} ports: give one port, or one for each host`)
  }
  return Array.from({ length: count }, (_, index) => ({
    host: hosts?.[index],
    address: addresses?.[index],
    port: ports?.length === 1 ? ports[0] : ports?.[index],
  }))
}

/** The name of a host for messages, with the parts that are given. */
export function describeHost({ host, address, port }: Host): string {
  const name = host ?? address
  if (name === undefined) return port === undefined ? '' : `port ${port}`
  if (port === undefined) return name
  return name.includes(':') ? `[${name}]:${port}` : `${name}:${port}`
}

/**
 * Every way to connect, in the order in which they are tried.
 *
 * @param random a number from 0 to 1, for `load_balance_hosts=random`
 * @throws StorageRefusedError if a host or port, or what is asked of TLS, cannot be used
 */
export function findTargets(
  settings: Settings,
  { user, database }: { readonly user: string; readonly database: string },
  surroundings: Surroundings,
  random: () => number,
): readonly [Target, ...Target[]] {
  const hosts = listHosts(settings)
  if (settings.get('load_balance_hosts') === 'random') shuffle(hosts, random)
  const [first, ...others] = hosts.flatMap((each): Target[] => {
    const port = each.port === undefined ? PORT : parsePort(each.port)
    if (port === undefined) return refuse(`${settings.label('port')} is no number from 1 to 65535`)
    const host = each.host ?? each.address ?? usualHost(port, surroundings)
    if (host.startsWith('@')) refuse(`Holdline does not support abstract sockets: ${settings.label('host')}`)
    const name = host.startsWith('/') ? undefined : host
    const password = async () => findPassword(settings, { host, port, user, database }, surroundings)
    return tlsAttempts(settings, name, surroundings).map((ssl) => ({
      place: describeHost({ ...each, host }),
      host: each.address ?? host,
      port,
      ssl,
      // pg refuses direct TLS where there is no TLS.
      sslnegotiation: ssl && settings.get('sslnegotiation') === 'direct' ? 'direct' : 'postgres',
      password,
    }))
  })
  return first === undefined ? refuse('it has no host') : [first, ...others]
}

function usualHost(port: number, { exists }: Surroundings): string {
  const directory = SOCKET_DIRECTORIES.find((each) => exists(`${each}/.s.PGSQL.${port}`))
  return directory ?? 'localhost'
}

/** The shuffle of Fisher and Yates. */
function shuffle(items: unknown[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1))
    ;[items[last], items[chosen]] = [items[chosen], items[last]]
  }
}
