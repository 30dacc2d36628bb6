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
import { UsageError } from '../usage-error.ts'
import type { ServeOptions } from './serve-options.ts'

/** The flags that say which certificate the server has. */
export interface TlsOptions extends Pick<ServeOptions, 'tlsCert' | 'tlsKey' | 'tlsHosts' | 'data' | 'host'> {
  /** The directory for the certificates instead of `data`; see `tlsCache`. */
  readonly cache?: string | null | undefined
}

/**
 * The given certificate, the certificate of the given hosts, or the local certificate, which carries all local names
 * under which the server is called. Where the cache cannot be used at the start, the certificate and its authority are
 * in memory.
 * @param isFirst whether the server has no certificate yet. Clients already trust the authority of a server that runs,
 *   so no new authority replaces it where the cache cannot be used any more
 * @throws {UsageError}
 */
export async function loadTls(
  options: TlsOptions,
  config: Pick<Config, 'resources'>,
  now: number,
  log: FileLog,
  isFirst = true,
): Promise<ServerTls> {
  const { tlsCert, tlsKey, tlsHosts, cache, host } = options
  if (tlsCert !== undefined && tlsKey !== undefined) return givenTls(tlsCert, tlsKey)
  // Of IPv6 one address alone is local, which the certificate has anyway.
  const names = [...localHosts(config), ...(ipVersion(host) === 6 ? [] : [host].filter(isLoopbackName))]
  const keepIn = (directory: string | undefined) =>
    tlsHosts === undefined
      ? localTls({ directory, names: names.map(withoutBrackets), now })
      : hostsTls({ directory, hosts: tlsHosts, now })
  try {
    return await keepIn(directoryOf(options))
  } catch (error) {
    if (!isFirst || cache === undefined || !(error instanceof UsageError)) throw error
    log.warn({ reason: error.message }, ENDS_WITH_SERVER)
    return keepIn(undefined)
  }
}

const ENDS_WITH_SERVER =
  'The certificate authority ends with this server; clients get its certificate at /_holdline/tls/ca.pem'

/** The directory of the certificates; `undefined` where they are in memory. */
function directoryOf({ data, cache }: TlsOptions): string | undefined {
  return cache === null ? undefined : join(resolve(cache ?? data), 'tls')
}

/**
 * Returns a loader for a server that runs. Given files are read at each call. A local certificate is kept until it is
 * due or a local name is new, also where its files are removed. Each new private key is checked once: the log warns if
 * other users can read its file.
 */
export function tlsLoader(
  options: TlsOptions,
  config: () => Pick<Config, 'resources'>,
  now: () => number,
  log: FileLog,
): () => Promise<ServerTls> {
  const load = () => loadTls(options, config(), now(), log, checked === undefined)
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

function keyFilesOf(options: TlsOptions): readonly string[] {
  const { tlsKey, tlsHosts } = options
  if (tlsKey !== undefined) return [tlsKey]
  const directory = directoryOf(options)
  if (directory === undefined) return []
  const part = tlsHosts === undefined ? '' : 'hosts'
  return ['server.pem', 'authority/ca-key.pem'].map((file) => join(directory, part, file))
}

/** The local names of the configured resources, which the local certificate carries. */
function localHosts({ resources }: Pick<Config, 'resources'>): string[] {
  return resources.flatMap(({ hosts }) => hosts).filter(isLoopbackName)
}

function withoutBrackets(name: string): string {
  return name.replace(/^\[(.*)\]$/, '$1')
}
