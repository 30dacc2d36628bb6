import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { runGuarded } from './run-guarded.ts'
import type { Cluster } from './start-cluster.ts'
import { unprivilegedUser } from './unprivileged-user.ts'

/** PgBouncer, which clients use like a PostgreSQL server. */
export type Pgbouncer = Pick<Cluster, 'host' | 'port' | 'user' | 'stop'>

const PORT = 6432
/** Debian installs PgBouncer in `/usr/sbin`, which is in the path of root only. */
const DIRECTORIES = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

/**
 * Starts a PgBouncer in transaction mode in front of all databases of the server. It listens only on a Unix socket in a
 * directory of its own.
 *
 * @param settings more settings, or other values of the same settings (https://www.pgbouncer.org/config.html)
 */
export async function startPgbouncer(
  server: Pick<Cluster, 'host' | 'port' | 'user'>,
  settings: Readonly<Record<string, string | number>> = {},
): Promise<Pgbouncer> {
  const program = DIRECTORIES.map((directory) => join(directory, 'pgbouncer')).find(existsSync)
  if (program === undefined) {
    throw new Error('There is no PgBouncer: apt-get install -y --no-install-recommends pgbouncer')
  }
  const directory = mkdtempSync(join(tmpdir(), 'holdline-bouncer-'))
  const file = join(directory, 'pgbouncer.ini')
  const users = join(directory, 'users.txt')
  const all = {
    pool_mode: 'transaction',
    unix_socket_dir: directory,
    listen_port: PORT,
    auth_type: 'trust',
    auth_file: users,
    ...settings,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`)
  writeFileSync(users, `"${server.user}" ""\n`)
  writeFileSync(
    file,
    `[databases]\n* = host=${server.host} port=${server.port}\n[pgbouncer]\n${lines.join('\n')}\n`,
  )
  const user = unprivilegedUser()
  if (user !== undefined) {
    for (const path of [directory, users, file]) chownSync(path, user.uid, user.gid)
  }
  const { output, stop } = runGuarded([program, file], { directory, signal: 'TERM', user })
  await serving(output)
  return {
    host: directory,
    port: PORT,
    user: server.user,
    async stop() {
      await stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Waits for the line of PgBouncer's log that it takes connections. */
async function serving(output: NodeJS.ReadableStream): Promise<void> {
  const lines: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface(output)
      .on('line', (line) => {
        lines.push(line)
        if (/process up/.test(line)) resolve()
      })
      .on('close', () => reject(new Error(`PgBouncer did not start: ${lines.join('\n')}`)))
  })
}
