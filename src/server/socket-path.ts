import { createHash } from 'node:crypto'
import { join } from 'node:path'

export interface SocketPlace {
  /** The directory of the embedded store, absolute; absent where the inventory is in memory or in a database. */
  readonly dataDirectory?: string | undefined
  /** A directory of the user's, or of all users, for what is gone with the processes; absolute. */
  readonly runtimeDirectory: string
  readonly pid: number
  readonly platform: NodeJS.Platform
}

/** The longest path of a socket, in bytes, on every Unix: `sun_path` of macOS has 104 with the NUL at its end. */
const LONGEST_PATH = 103

/**
 * Where a server's Unix socket is: beside its data, so that a command which is given the same data finds it, or else
 * in the runtime directory. Always in a directory that holds nothing else. `undefined` on Windows.
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
