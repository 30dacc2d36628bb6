import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findBinaries } from './find-binaries.ts'
import { type UnprivilegedUser, unprivilegedUser } from './unprivileged-user.ts'

export interface ClusterOptions {
  /** Whether a commit reaches the disk, which costs time. */
  readonly fsync?: boolean
  /** More settings of the server. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface Cluster {
  /** The directory of its Unix socket, which is its host name for clients. */
  readonly host: string
  readonly port: number
  readonly user: string
  /** Ends it and removes its directory. */
  stop(): Promise<void>
}

const USER = 'holdline'
const PORT = 5432

/**
 * Runs the server until its standard input ends, and cleans up: so neither the server nor its directory
 * outlives the tests, however they end.
 */
const GUARD = `
postgres=$1 directory=$2
shift 2
"$postgres" -D "$directory/data" -k "$directory" "$@" 2>&1 &
cat > /dev/null
kill -QUIT $!
wait $!
rm -rf "$directory"
`

/** Starts a PostgreSQL of its own, that answers on a Unix socket in a directory of its own and nowhere else. */
export async function startCluster({ fsync = false, settings = {} }: ClusterOptions = {}): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-pg-'))
  const user = unprivilegedUser()
  if (user !== undefined) chownSync(directory, user.uid, user.gid)
  const binaries = await reachableBinaries(directory, user)
  const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }
  const asUser = { cwd: directory, env: environment, ...user }

  execFileSync(
    join(binaries, 'initdb'),
    ['-D', join(directory, 'data'), '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...asUser, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const all = {
    listen_addresses: '',
    port: String(PORT),
    fsync: fsync ? 'on' : 'off',
    max_connections: '200',
    shared_buffers: '128MB',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const guard = spawn('sh', ['-c', GUARD, 'guard', join(binaries, 'postgres'), directory, ...flags], {
    ...asUser,
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C ends the tests, which end it.
    detached: true,
  })
  const ended = once(guard, 'close')
  await serving(guard.stdout)
  guard.unref()
  return {
    host: directory,
    port: PORT,
    user: USER,
    async stop() {
      guard.ref()
      guard.stdin.end()
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Waits for the line with which PostgreSQL says that it takes connections. */
async function serving(output: NodeJS.ReadableStream): Promise<void> {
  const lines: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface(output).on('line', (line) => {
      lines.push(line)
      if (line.includes('ready to accept connections')) resolve()
      if (line.includes('FATAL')) reject(new Error(`PostgreSQL did not start: ${lines.join('\n')}`))
    })
  })
}

/** The unprivileged user may not be able to read the package where it lies, and gets a copy. */
async function reachableBinaries(directory: string, user: UnprivilegedUser | undefined): Promise<string> {
  const binaries = await findBinaries()
  if (binaries.packageDirectory === undefined) return binaries.directory
  // What its installation does, where npm is told to run no scripts.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: binaries.packageDirectory })
  if (user === undefined) return binaries.directory
  const copy = join(directory, 'package')
  cpSync(binaries.packageDirectory, copy, { recursive: true, verbatimSymlinks: true })
  execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, copy])
  return join(copy, 'native/bin')
}
