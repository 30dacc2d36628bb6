import { execFile } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { promisify } from 'node:util'
import pg from 'pg'
import { listTree, type ProcessEntry, signalAll, untilEnded } from './process-tree.ts'
import { type Guarded, runGuarded } from './run-guarded.ts'
import { unprivilegedUser } from './unprivileged-user.ts'

/** One of two PostgreSQL servers that replicate. */
export interface PairMember {
  /** The port on loopback, and the directory of the Unix socket, whose name has the same port. */
  readonly port: number
  readonly host: string
  readonly data: string
  /** Executes a statement on a connection of its own, over the socket. */
  query(sql: string): Promise<Record<string, unknown>[]>
  /** Runs a program of PostgreSQL as the server's user. */
  run(program: string, ...args: readonly string[]): Promise<void>
  /** Replaces the settings that the member has besides its fixed ones; they count from the next start or reload. */
  configure(settings: Readonly<Record<string, string>>): void
  /** The server's processes, itself among them. */
  processes(): ProcessEntry[]
  /** `kill -9` of all its processes; resolves when they are gone. */
  kill(): Promise<void>
  /** Starts it, after an end at once if it runs; resolves when it serves. */
  restart(): Promise<void>
  /** Ends it, and removes its directory. */
  stop(): Promise<void>
}

export const PAIR_USER = 'holdline'
const START_LIMIT_MS = 30_000

/**
 * @param binaries the directory of PostgreSQL's programs
 * @param fixed settings of the server
 * @param before what the server's command begins with
 */
export function createMember(
  port: number,
  binaries: string,
  fixed: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): PairMember {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-pair-'))
  const user = unprivilegedUser()
  if (user !== undefined) chownSync(directory, user.uid, user.gid)
  const data = join(directory, 'data')
  const flags = Object.entries({ port: String(port), ...fixed }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const command = [...before, join(binaries, 'postgres'), '-D', data, '-k', directory, ...flags]
  let guarded: Guarded | undefined
  let lines: Interface | undefined
  let root = 0

  function start(): Interface {
    guarded = runGuarded(command, { directory, signal: 'QUIT', user })
    lines = createInterface(guarded.output)
    return lines
  }

  async function query(sql: string) {
    const client = new pg.Client({ host: directory, port, user: PAIR_USER, database: 'postgres' })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows
    } finally {
      await client.end()
    }
  }

  const processes = () => (root === 0 ? [] : listTree(root))
  return {
    port,
    host: directory,
    data,
    query,
    processes,
    async run(program, ...args) {
      const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }
      await promisify(execFile)(join(binaries, program), args, { cwd: directory, env: environment, ...user })
    },
    configure(settings) {
      const text = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`)
      writeFileSync(join(data, 'postgresql.auto.conf'), text.join(''))
    },
    async kill() {
      const all = processes()
      signalAll(all, 'SIGKILL')
      await untilEnded(all)
    },
    async restart() {
      // A process that is stopped hears no other signal.
      signalAll(processes(), 'SIGCONT')
      const running = lines
      const served = serving(running ?? start())
      if (running !== undefined) guarded?.restart()
      await served
      // The first line is the process (https://www.postgresql.org/docs/current/storage-file-layout.html).
      root = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    },
    async stop() {
      signalAll(processes(), 'SIGCONT')
      await guarded?.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/**
 * Waits for the line of the log that the server takes connections.
 *
 * @throws Error with its log, if it does not in time
 */
function serving(output: Interface): Promise<void> {
  const log: string[] = []
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`PostgreSQL did not start: ${log.join('\n')}`)),
      START_LIMIT_MS,
    )
    output.on('line', function listen(line) {
      log.push(line)
      if (!/ready to accept (read-only )?connections/.test(line)) return
      output.off('line', listen)
      clearTimeout(timer)
      resolve()
    })
  })
}
