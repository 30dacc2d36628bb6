import { isLoopbackName } from '../net/is-loopback-name.ts'
import { UsageError } from '../usage-error.ts'
import { hasPassword, requireDatabase, requireReplica } from './database-options.ts'
import type { CheckedOptions, ServeOptions } from './serve-options.ts'

/** The port of HTTP on this machine alone. Beyond it HTTP is off, since tokens and numbers would be readable on the way. */
const HTTP_PORT = 8080

type SourceOf = (name: keyof ServeOptions) => string | undefined

/**
 * Refuses options that exclude each other. Where one of them comes from the environment, the command line wins.
 * @param sourceOf the source from which Commander took the value of an option
 * @throws {UsageError}
 */
export function checkCombination(options: ServeOptions, sourceOf: SourceOf): CheckedOptions {
  const { httpPort = isLoopbackName(options.host) ? HTTP_PORT : 'none', httpsPort } = options
  if (httpPort === httpsPort && httpPort !== 0) {
    throw new UsageError(
      `--http-port and --https-port are both ${httpPort}: give them different ports, or 0 for free ones`,
    )
  }
  return { ...checkStore(checkCertificate(options, sourceOf), sourceOf), httpPort }
}

function checkCertificate(options: ServeOptions, sourceOf: SourceOf): ServeOptions {
  const { tlsCert, tlsKey, tlsHosts } = options
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new UsageError(
      '--tls-cert and --tls-key go together: give both, or neither for a local certificate',
    )
  }
  if (tlsCert === undefined || tlsHosts === undefined) return options
  const [ofHosts, ofCertificate] = [sourceOf('tlsHosts'), sourceOf('tlsCert')]
  if (ofHosts === ofCertificate) {
    throw new UsageError(
      '--tls-hosts and --tls-cert exclude each other: a given certificate has its names already; give one of them',
    )
  }
  const { tlsCert: _cert, tlsKey: _key, ...withoutFiles } = options
  return ofHosts === 'cli' ? withoutFiles : { ...options, tlsHosts: undefined }
}

function checkStore(options: ServeOptions, sourceOf: SourceOf): ServeOptions {
  if (options.database !== undefined) return checkDatabase(options, sourceOf)
  requireNoReplica(options)
  if (options.inMemory && sourceOf('data') === 'cli') {
    if (sourceOf('inMemory') === 'cli') {
      throw new UsageError(
        '--in-memory and --data exclude each other: give one of them (HOLDLINE_DATA says where the certificates are)',
      )
    }
    // The command line wins over HOLDLINE_IN_MEMORY.
    return { ...options, inMemory: false }
  }
  return options
}

function checkDatabase(options: ServeOptions, sourceOf: SourceOf): ServeOptions {
  if (options.inMemory || sourceOf('data') === 'cli') {
    // The command line wins over HOLDLINE_DATABASE.
    if (sourceOf('database') !== 'cli') {
      const databaseReplica = sourceOf('databaseReplica') === 'cli' ? options.databaseReplica : undefined
      return checkStore({ ...options, database: undefined, databaseReplica }, sourceOf)
    }
    throw new UsageError(
      '--database excludes --in-memory and --data: give one of them (HOLDLINE_DATA says where the certificates are)',
    )
  }
  if (options.stock === 'default' && sourceOf('stock') !== 'default') {
    throw new UsageError('A database begins with no stock: put it in with holdline stock load default')
  }
  if (typeof options.seed === 'string') {
    throw new UsageError('--seed is for the embedded store: a database keeps its inventory; leave --seed out')
  }
  const database = requireDatabase(options.database)
  const { databaseReplica: replica } = options
  const databaseReplica = replica === undefined ? undefined : requireReplica(replica)
  const shownPasswords = (['database', 'databaseReplica'] as const).filter(
    (name) => sourceOf(name) === 'cli' && hasPassword(options[name] ?? ''),
  )
  return { ...options, database, databaseReplica, shownPasswords }
}

function requireNoReplica({ databaseReplica }: ServeOptions): void {
  if (databaseReplica === undefined) return
  throw new UsageError(
    '--database-replica (HOLDLINE_DATABASE_REPLICA) is a standby of the database: give --database too, or leave it out',
  )
}
