import { describeSystemError } from '../../../files/describe-system-error.ts'
import type { Settings } from './read-settings.ts'
import type { Surroundings } from './surroundings.ts'

/** Whom a password is for. */
export interface PasswordKey {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
}

/** The server asks for a password, and there is none. */
export class PasswordMissing extends Error {
  override readonly name = 'PasswordMissing'
}

/**
 * The password that is given, or that the password file has
 * (https://www.postgresql.org/docs/current/libpq-pgpass.html).
 *
 * @throws PasswordMissing if there is none
 */
export function findPassword(
  settings: Settings,
  key: PasswordKey,
  { readFile, exists, isShared, ownFile }: Surroundings,
): string {
  const given = settings.get('password')
  if (given !== undefined) return given
  const file = settings.get('passfile') ?? ownFile('.pgpass', 'pgpass.conf')
  let why = ''
  try {
    if (exists(file) && isShared(file)) {
      why = ` (${file} is not used, since other users can read it: chmod 600)`
    } else if (exists(file)) {
      const found = readPasswords(readFile(file), key)
      if (found !== undefined) return found
    }
  } catch (error) {
    why = ` (${file} cannot be read: ${describeSystemError(error)})`
  }
  throw new PasswordMissing(
    `it wants a password: put it in the URL or in PGPASSWORD, or in a password file${why}`,
  )
}

/** The password of the first line that matches. */
function readPasswords(text: string, { host, port, database, user }: PasswordKey): string | undefined {
  const wanted = [host, String(port), database, user]
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#')) continue
    // Fields are separated by colons. A backslash takes away the meaning of the colon or backslash after it.
    const fields = [...line.matchAll(/((?:\\.|[^:\\])*)(?::|$)/g)].map(([, field = '']) => unescaped(field))
    const [password] = fields.slice(wanted.length)
    // A file means a socket by its directory, or by localhost.
    if (host.startsWith('/') && fields[0] === 'localhost') fields[0] = host
    const fits = wanted.every((each, index) => fields[index] === '*' || fields[index] === each)
    if (fits && password) return password
  }
  return undefined
}

function unescaped(field: string): string {
  return field.replace(/\\(.)/g, '$1')
}
