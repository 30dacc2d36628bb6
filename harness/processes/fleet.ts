import { mkdirSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import type { Random } from '../../test/support/random.ts'
import { type Server, startServer } from '../../test/support/server.ts'
import { OPERATOR } from './checker/run.ts'
import { accessKeyOf } from './resources.ts'

/** One of the processes that serve the same inventory. */
export interface Member {
  readonly index: number
  readonly origin: string
  readonly agent: Agent
}

export interface Fleet {
  /** A random process that is not known to be down. */
  pick(random: Random): Member
  /** `kill -9`. */
  kill(index: number): Promise<void>
  /** The processes that are not known to be down. */
  members(): readonly Member[]
  /** Sends a signal that does not end the process, such as SIGSTOP. */
  signal(index: number, signal: NodeJS.Signals): void
  /** Starts a process that was killed or stopped again, with another build if one is given. */
  start(index: number, main?: string): Promise<void>
  /** Stops a process in order. */
  stop(index: number): Promise<void>
  /** The logs of all processes so far, also of killed processes. */
  logs(): string
  /** Stops all processes in order. */
  close(): Promise<void>
}

export interface FleetOptions {
  readonly size: number
  /** The directory in which each process keeps its certificates. */
  readonly directory: string
  readonly database: string
  readonly config: string
  /** Another build of the program. */
  readonly main?: string
}

/** Starts `size` processes of `holdline serve --database`, one after another. */
export async function startFleet({ size, directory, database, config, main }: FleetOptions): Promise<Fleet> {
  const servers: (Server | undefined)[] = []
  const members: (Member | undefined)[] = []
  const started: Server[] = []

  async function start(index: number, build = main): Promise<void> {
    const cwd = join(directory, `process-${index}`)
    mkdirSync(cwd, { recursive: true })
    const args = ['--config', config, '--log-level', 'error']
    const server = await startServer({
      args,
      cwd,
      env: { HOLDLINE_DATABASE: database, HOLDLINE_OPERATOR_KEY: accessKeyOf(OPERATOR) },
      ...(build !== undefined && { main: build }),
    })
    servers[index] = server
    started.push(server)
    members[index] = { index, origin: server.http, agent: new Agent({ keepAlive: true, timeout: 30_000 }) }
  }

  const up = () => members.filter((member) => member !== undefined)

  async function end(index: number, work: (server: Server) => Promise<unknown>): Promise<void> {
    const [server, member] = [servers[index], members[index]]
    if (server !== undefined) await work(server)
    // The process leaves the list after its end, so that requests are cut off or refused meanwhile, as intended.
    members[index] = undefined
    servers[index] = undefined
    member?.agent.destroy()
  }

  async function close(): Promise<void> {
    for (const member of members) member?.agent.destroy()
    await Promise.all(servers.map((server) => server?.stop()))
  }

  try {
    for (let index = 0; index < size; index += 1) await start(index)
  } catch (error) {
    await close()
    throw error
  }
  return {
    start,
    close,
    logs: () => started.map(({ stderr }) => stderr()).join(''),
    members: up,
    signal(index, signal) {
      const server = servers[index]
      if (server !== undefined) process.kill(server.pid, signal)
    },
    pick(random) {
      const member = random.pick(up())
      if (member === undefined) throw new Error('No process is up')
      return member
    },
    kill: (index) => end(index, (server) => server.kill()),
    stop: (index) => end(index, (server) => server.stop()),
  }
}
