import { Option } from 'commander'
import { UsageError } from '../usage-error.ts'

/** The option `--database`, which several commands have. */
export function databaseOption(): Option {
  return new Option(
    '--database <url>',
    'PostgreSQL database for the inventory, postgres://…?sslmode=verify-full; PG* variables give the rest',
  ).env('HOLDLINE_DATABASE')
}

/**
 * The URL of a PostgreSQL database. Commander does not check the URL, since its messages repeat a refused value, and
 * the URL may have a password.
 * @throws {UsageError}
 */
export function requireDatabase(url: string | undefined): string {
  if (url !== undefined && /^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url
  throw new UsageError(
    `--database ${url === undefined ? 'is missing' : 'is no PostgreSQL URL'}: give one such as postgres://user@host:5432/database`,
  )
}

/** The name of the database for messages, without the user and the password. */
export function describeDatabase(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const named = [searchParams.get('host') ?? decodeURIComponent(hostname), searchParams.get('port') ?? port]
  const host = named.filter((part) => part !== '').join(':')
  return ['PostgreSQL', pathname.length > 1 && `database ${pathname.slice(1)}`, host !== '' && `on ${host}`]
    .filter(Boolean)
    .join(' ')
}
