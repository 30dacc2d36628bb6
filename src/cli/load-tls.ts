import { join, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { type FileLog, warnOfOpenFiles } from '../files/warn-of-open-files.ts'
import { ipVersion } from '../net/ip-version.ts'
import { isLoopbackName } from '../net/is-loopback-name.ts'
import { givenTls } from '../tls/given-tls.ts'
import { hostsTls } from '../tls/hosts-tls.ts'
import { isRenewalDue } from '../tls/is-renewal-due.ts'
import { localTls } from '../tls/local-tls.ts'
import type { ServerTls } from '../tls/server-tls.ts'
import type { ServeOptions } from './serve-options.ts'

/** The flags that say which certificate the server has. */
export type TlsOptions = Pick<ServeOptions, 'tlsCert' | 'tlsKey' | 'tlsHosts' | 'data' | 'host'>

/**
 * The given certificate, the certificate of the given hosts, or the local certificate, which carries all local names
 * under which the server is called.
 * @throws {UsageError}
 */
export function loadTls(
  options: TlsOptions,
  config: Pick<Config, 'resources'>,
  now: number,
): Promise<ServerTls> {
  const { tlsCert, tlsKey, tlsHosts, data, host } = options
  if (tlsCert !== undefined && tlsKey !== undefined) return givenTls(tlsCert, tlsKey)
  const directory = join(resolve(data), 'tls')
  if (tlsHosts !== undefined) return hostsTls({ directory, hosts: tlsHosts, now })
  const names = [...localHosts(config), ...(ipVersion(host) === 0 ? [host].filter(isLoopbackName) : [])]
  return localTls({ directory, names: names.map(withoutBrackets), now })
}

/**
 * Returns a loader for a server that runs. Given files are read at each call. A local certificate is kept until it is
 * due or a local name is new: nothing is made again because somebody removes its files. Each new private key is checked
 * once: the log warns of a file of it that other users can read.
 */
export function tlsLoader(
  options: TlsOptions,
  config: () => Pick<Config, 'resources'>,
  now: () => number,
  log: FileLog,
): () => Promise<ServerTls> {
  const load = () => loadTls(options, config(), now())
  const keyFiles = keyFilesOf(options)
  let checked: string | undefined
  const loadAndCheck = async () => {
    const tls = await load()
    if (tls.pair.privateKey !== checked) await warnOfOpenFiles(keyFiles, log)
    checked = tls.pair.privateKey
    return tls
  }
  if (options.tlsCert !== undefined) return loadAndCheck
  let kept: { tls: ServerTls; names: readonly string[] } | undefined
  return async () => {
    const names = localHosts(config())
    const isKept = kept && names.every((name) => kept?.names.includes(name)) && !isRenewalDue(kept.tls, now())
    if (!isKept || !kept) kept = { tls: await loadAndCheck(), names }
    return kept.tls
  }
}

function keyFilesOf({ tlsKey, tlsHosts, data }: TlsOptions): readonly string[] {
  if (tlsKey !== undefined) return [tlsKey]
  const directory = join(resolve(data), 'tls', tlsHosts === undefined ? '' : 'hosts')
  return ['server.pem', 'authority/ca-key.pem'].map((file) => join(directory, file))
}

/** The local names of the configured resources, which the local certificate carries. */
function localHosts({ resources }: Pick<Config, 'resources'>): string[] {
  return resources.flatMap(({ hosts }) => hosts).filter(isLoopbackName)
}

function withoutBrackets(name: string): string {
  return name.replace(/^\[(.*)\]$/, '$1')
}
