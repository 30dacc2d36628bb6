import { Option } from 'commander'
import { StorageRefusedError } from '../storage/port/storage-refused-error.ts'
import { describeHost, listHosts } from '../storage/postgres/connection/find-targets.ts'
import { isPostgresUrl } from '../storage/postgres/connection/parse-url.ts'
import { readSettings } from '../storage/postgres/connection/read-settings.ts'
import { resolveConnection } from '../storage/postgres/connection/resolve-connection.ts'
import { SYSTEM_SURROUNDINGS } from '../storage/postgres/connection/surroundings.ts'
import { UsageError } from '../usage-error.ts'

/** The option `--database`, which several commands have. */
export function databaseOption(): Option {
  return new Option(
    '--database <url>',
    'PostgreSQL database for the inventory, postgres://…?sslmode=verify-full; PG* variables give the rest. A password is safe in the variable only',
  ).env('HOLDLINE_DATABASE')
}

/** The option `--database-replica`. */
export function replicaOption(): Option {
  return new Option(
    '--database-replica <url>',
    'standby of the database, for browsing and area codes, which may be late; a URL as for --database',
  ).env('HOLDLINE_DATABASE_REPLICA')
}

const EXAMPLE = 'give one such as postgres://user@host:5432/database'

/**
 * The URL of a PostgreSQL database, after everything in it is checked that can be without a connection. Commander does
 * not check the URL, since its messages repeat a refused value, and the URL may have a password.
 * @throws {UsageError | StorageRefusedError}
 */
export function requireDatabase(url: string | undefined): string {
  if (url === undefined) throw new UsageError(`--database is missing: ${EXAMPLE}; ${ADVICE}`)
  if (url.trim() === '') {
    throw new UsageError(`--database (HOLDLINE_DATABASE) is empty: ${EXAMPLE}, or leave it out`)
  }
  if (!isPostgresUrl(url)) throw new UsageError(`--database is no PostgreSQL URL: ${EXAMPLE}; ${ADVICE}`)
  resolveConnection(url)
  return url
}

/**
 * The URL of a replica, checked like that of the database.
 * @throws {UsageError}
 */
export function requireReplica(url: string): string {
  const name = '--database-replica (HOLDLINE_DATABASE_REPLICA)'
  if (!isPostgresUrl(url)) throw new UsageError(`${name} is no PostgreSQL URL: ${EXAMPLE}, or leave it out`)
  try {
    resolveConnection(url, SYSTEM_SURROUNDINGS, Math.random, 'replica')
  } catch (error) {
    if (!(error instanceof StorageRefusedError)) throw error
    throw new UsageError(`${name}: ${error.message}`)
  }
  return url
}

/** The list of processes shows every user the command line, and not the environment. */
const ADVICE = 'HOLDLINE_DATABASE keeps a password out of the list of processes'

/** Whether the URL has a password. */
export function hasPassword(url: string): boolean {
  return /^\w+:\/\/[^@/]*:[^@/]*@|[?&](ssl)?password=/.test(url)
}

/** The name of a database for messages: what is given of its name and hosts, without the user and the password. */
export function describeDatabase(url: string, surroundings = SYSTEM_SURROUNDINGS): string {
  const settings = readSettings(url, surroundings)
  const database = settings.get('dbname')
  const hosts = listHosts(settings)
    .map(describeHost)
    .filter((host) => host !== '')
  return [
    'PostgreSQL',
    ...(database === undefined ? [] : [`database ${database}`]),
    ...(hosts.length === 0 ? [] : [`on ${hosts.join(', ')}`]),
  ].join(' ')
}
