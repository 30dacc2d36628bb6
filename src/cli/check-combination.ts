import { UsageError } from '../usage-error.ts'
import { requireDatabase } from './database-options.ts'
import type { ServeOptions } from './serve-options.ts'

/**
 * Refuses options that exclude each other. Where one of them comes from the environment, the command line wins.
 * @param sourceOf the source from which Commander took the value of an option
 * @throws {UsageError}
 */
export function checkCombination(
  options: ServeOptions,
  sourceOf: (name: keyof ServeOptions) => string | undefined,
): ServeOptions {
  const { httpPort, httpsPort, tlsCert, tlsKey } = options
  if (httpPort === httpsPort && httpPort !== 0) {
    throw new UsageError(
      `--http-port and --https-port are both ${httpPort}: give them different ports, or 0 for free ones`,
    )
  }
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new UsageError(
      '--tls-cert and --tls-key go together: give both, or neither for a local certificate',
    )
  }
  if (options.database !== undefined) return checkDatabase(options, sourceOf)
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

function checkDatabase(
  options: ServeOptions,
  sourceOf: (name: keyof ServeOptions) => string | undefined,
): ServeOptions {
  if (options.inMemory || sourceOf('data') === 'cli') {
    // The command line wins over HOLDLINE_DATABASE.
    if (sourceOf('database') !== 'cli') return { ...options, database: undefined }
    throw new UsageError(
      '--database excludes --in-memory and --data: give one of them (HOLDLINE_DATA says where the certificates are)',
    )
  }
  if (options.stock === 'default' && sourceOf('stock') !== 'default') {
    throw new UsageError('A database begins with no stock: put it in with holdline stock load default')
  }
  return { ...options, database: requireDatabase(options.database) }
}
