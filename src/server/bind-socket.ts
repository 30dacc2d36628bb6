import { lstat, mkdir, rm, rmdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import { describeSystemError, systemErrorCode } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Starts to listen on a Unix socket, in a directory that only this user can open: every caller over the socket is the
 * operator. The socket of a server that has ended is replaced.
 *
 * @throws {UsageError} if other users can use the directory, or another server listens on the socket
 */
export async function bindSocket(server: Server, path: string): Promise<void> {
  const directory = dirname(path)
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const { mode, uid } = await lstat(directory)
    if ((mode & 0o077) !== 0 || uid !== process.getuid?.()) {
      throw new UsageError(
        `${directory} must be this user's alone, since the operator's socket is there: remove it, or chmod 700 it`,
      )
    }
    if (await isAlive(path)) {
      throw new UsageError(
        `Another Holdline server listens on ${path}: stop it, or give another --data directory`,
      )
    }
    await rm(path, { force: true })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`Cannot listen on the operator's socket ${path}: ${describeSystemError(error)}`)
  }
}

/** Removes the directory of a socket whose server has closed, unless a later server uses the directory. */
export async function removeSocketDirectory(path: string): Promise<void> {
  await rmdir(dirname(path)).catch(() => {})
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', (error) => {
      const isDead = ['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'].includes(systemErrorCode(error) ?? '')
      if (isDead) resolve(false)
      else reject(error)
    })
  })
}
