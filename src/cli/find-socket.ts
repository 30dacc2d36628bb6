import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { socketPath } from '../server/socket-path.ts'
import { UsageError } from '../usage-error.ts'

export interface SocketSearch {
  /** The directory of an embedded store, which is looked at first. */
  readonly data: string
  /** Where the sockets of servers in memory and on a database lie. */
  readonly runtimeDirectory: string
  readonly platform: NodeJS.Platform
}

/**
 * The socket of the server that runs on this machine: that of the data directory, or else the only one in the runtime
 * directory.
 * @throws {UsageError} if no server or several servers answer
 */
export async function findSocket(search: SocketSearch): Promise<string> {
  const { data, runtimeDirectory, platform } = search
  if (platform === 'win32')
    throw new UsageError('There are no sockets on Windows: name the server with --url')
  const own = await findOwnSocket(search)
  if (own !== undefined) return own
  const found: string[] = []
  for (const path of socketsIn(runtimeDirectory)) if (await answers(path)) found.push(path)
  const [only, another] = found
  if (only === undefined) {
    throw new UsageError(
      `No server runs with ${data}, and none in memory: start one with holdline serve, or name one with --url`,
    )
  }
  if (another !== undefined) {
    throw new UsageError(`Several servers run: name one with --socket (${found.join(', ')})`)
  }
  return only
}

/** The socket of the server of the data directory; `undefined` if no server answers there. */
export async function findOwnSocket({
  data,
  runtimeDirectory,
  platform,
}: SocketSearch): Promise<string | undefined> {
  const own = socketPath({ dataDirectory: resolve(data), runtimeDirectory, pid: 0, platform })
  return own !== undefined && (await answers(own)) ? own : undefined
}

function socketsIn(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.startsWith('holdline-'))
      .sort()
      .map((name) => join(directory, name, 'holdline.sock'))
  } catch {
    return []
  }
}

/** Whether a server of this user listens there; the socket of an ended server is left over. */
function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
