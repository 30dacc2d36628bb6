import { readFileSync } from 'node:fs'

export interface UnprivilegedUser {
  readonly uid: number
  readonly gid: number
}

/**
 * The user that runs PostgreSQL if the tests run as root, since PostgreSQL refuses to run as root
 * (https://www.postgresql.org/docs/current/postgres-user.html); otherwise `undefined`.
 */
export function unprivilegedUser(): UnprivilegedUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL does not run as root: add a user "postgres", or run the tests as another user')
}
