import { join, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { ipVersion } from '../net/ip-version.ts'
import { isLoopbackName } from '../net/is-loopback-name.ts'
import { givenTls } from '../tls/given-tls.ts'
import { hostsTls } from '../tls/hosts-tls.ts'
import { localTls } from '../tls/local-tls.ts'
import type { ServerTls } from '../tls/server-tls.ts'
import type { ServeOptions } from './serve-options.ts'

/**
 * The given certificate, the certificate of the given hosts, or the local certificate, which carries all local names
 * under which the server is called.
 * @throws {UsageError}
 */
export function loadTls(options: ServeOptions, config: Config, now: number): Promise<ServerTls> {
  const { tlsCert, tlsKey, tlsHosts, data, host } = options
  if (tlsCert !== undefined && tlsKey !== undefined) return givenTls(tlsCert, tlsKey)
  const directory = join(resolve(data), 'tls')
  if (tlsHosts !== undefined) return hostsTls({ directory, hosts: tlsHosts, now })
  const names = [...localHosts(config), ...(ipVersion(host) === 0 ? [host].filter(isLoopbackName) : [])]
  return localTls({ directory, names: names.map(withoutBrackets), now })
}

/** The local names of the configured resources, which the local certificate carries. */
export function localHosts({ resources }: Pick<Config, 'resources'>): string[] {
  return resources.flatMap(({ hosts }) => hosts).filter(isLoopbackName)
}

function withoutBrackets(name: string): string {
  return name.replace(/^\[(.*)\]$/, '$1')
}
