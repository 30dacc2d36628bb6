import { execFile, execFileSync } from 'node:child_process'
import { appendFileSync, chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { promisify } from 'node:util'
import type { Namespace } from '../linked-namespaces.ts'
import { findBinaries } from './find-binaries.ts'
import { runGuarded } from './run-guarded.ts'
import { type UnprivilegedUser, unprivilegedUser } from './unprivileged-user.ts'

export interface ClusterOptions {
  /** Whether a commit reaches the disk, which costs time. */
  readonly fsync?: boolean
  /** More settings of the server. */
  readonly settings?: Readonly<Record<string, string>>
  /** The network namespace in which it runs, and listens on its address besides; none if absent. */
  readonly namespace?: Namespace
}

export interface Cluster {
  /** The directory of the Unix socket, which clients take for the host name. */
  readonly host: string
  readonly port: number
  readonly user: string
  /** Ends the server and removes its directory. */
  stop(): Promise<void>
}

export interface StartedCluster extends Cluster {
  /**
   * Restarts PostgreSQL as `pg_ctl restart -m immediate` does, so that it has to recover, and resolves when it serves
   * again (https://www.postgresql.org/docs/current/server-shutdown.html).
   */
  crash(): Promise<void>
  /** Restarts PostgreSQL as a standby of nobody, and resolves when it serves; `pg_promote()` ends that. */
  becomeStandby(): Promise<void>
}

const USER = 'holdline'
const PORT = 5432

/** Starts a new PostgreSQL, which listens only on a Unix socket in a directory of its own. */
export async function startCluster({
  fsync = false,
  settings = {},
  namespace,
}: ClusterOptions = {}): Promise<StartedCluster> {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-pg-'))
  const user = unprivilegedUser()
  if (user !== undefined) chownSync(directory, user.uid, user.gid)
  const binaries = await reachableBinaries(directory, user)
  const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }
  const asUser = { cwd: directory, env: environment, ...user }

  await promisify(execFile)(
    join(binaries, 'initdb'),
    ['-D', join(directory, 'data'), '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    asUser,
  )
  if (namespace !== undefined) {
    appendFileSync(join(directory, 'data/pg_hba.conf'), 'host all all samenet trust\n')
  }
  const all = {
    listen_addresses: namespace?.address ?? '',
    port: String(PORT),
    fsync: fsync ? 'on' : 'off',
    max_connections: '200',
    shared_buffers: '128MB',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = [join(binaries, 'postgres'), '-D', join(directory, 'data'), '-k', directory, ...flags]
  // Only root enters a namespace, and the server becomes the user there.
  const { output, restart, stop } =
    namespace === undefined
      ? runGuarded(server, { directory, signal: 'QUIT', user })
      : runGuarded([...namespace.enter(user), ...server], { directory, signal: 'QUIT', user: undefined })
  const lines = createInterface(output)
  await starting(lines)
  async function crash() {
    const served = serving(lines)
    restart()
    await served
  }
  return {
    host: directory,
    port: PORT,
    user: USER,
    crash,
    async becomeStandby() {
      writeFileSync(join(directory, 'data/standby.signal'), '')
      await crash()
    },
    async stop() {
      await stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** @throws Error if PostgreSQL does not start */
async function starting(output: Interface): Promise<void> {
  const lines: string[] = []
  const note = (line: string) => void lines.push(line)
  output.on('line', note)
  const failed = new Promise<never>((_resolve, reject) => {
    output.on('line', (line) => {
      if (line.includes('FATAL')) reject(new Error(`PostgreSQL did not start: ${lines.join('\n')}`))
    })
  })
  // PostgreSQL writes FATAL later too, for a client that connects too early: that line is no failure of the start.
  failed.catch(() => {})
  await Promise.race([serving(output), failed])
  output.off('line', note)
}

/** Waits for the line of PostgreSQL's log that it takes connections. */
function serving(output: Interface): Promise<void> {
  return new Promise((resolve) => {
    output.on('line', function listen(line) {
      if (!/ready to accept (read-only )?connections/.test(line)) return
      output.off('line', listen)
      resolve()
    })
  })
}

/** The directory of the binaries. The unprivileged user may not be able to read the package, and gets a copy of it. */
async function reachableBinaries(directory: string, user: UnprivilegedUser | undefined): Promise<string> {
  const binaries = await findBinaries()
  if (binaries.packageDirectory === undefined) return binaries.directory
  // The package's installation script does the same, but npm may not be allowed to run scripts.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: binaries.packageDirectory })
  if (user === undefined) return binaries.directory
  const copy = join(directory, 'package')
  cpSync(binaries.packageDirectory, copy, { recursive: true, verbatimSymlinks: true })
  execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, copy])
  return join(copy, 'native/bin')
}
