import { createHash } from 'node:crypto'
import { join } from 'node:path'

export interface SocketPlace {
  /** The directory of the embedded store, absolute; absent where the inventory is in memory or in a database. */
  readonly dataDirectory?: string | undefined
  /** A directory for files that end with their processes, of this user or of all users; absolute. */
  readonly runtimeDirectory: string
  readonly pid: number
  readonly platform: NodeJS.Platform
}

/** The longest path of a socket, in bytes, on every Unix: `sun_path` of macOS has 104 with the NUL at its end. */
const LONGEST_PATH = 103

/**
 * The path of a server's Unix socket: beside the data, so that a command with the same data directory finds the socket,
 * or else in the runtime directory. The socket's own directory has nothing else in it. `undefined` on Windows.
 */
export function socketPath({
  dataDirectory,
  runtimeDirectory,
  pid,
  platform,
}: SocketPlace): string | undefined {
  if (platform === 'win32') return undefined
  const inRuntime = (name: string) => join(runtimeDirectory, `holdline-${name}`, 'holdline.sock')
  if (dataDirectory === undefined) return inRuntime(String(pid))
  const path = join(dataDirectory, 'socket', 'holdline.sock')
  if (Buffer.byteLength(path) <= LONGEST_PATH) return path
  return inRuntime(createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16))
}
