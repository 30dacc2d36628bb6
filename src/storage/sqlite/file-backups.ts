import { closeSync, fstatSync, open as openFile, read as readFile } from 'node:fs'
import { promisify } from 'node:util'
import type { BackupAnswer, BackupSource } from '../port/backup-source.ts'
import { StorageError } from '../port/storage-error.ts'
import { fileIdentity } from './file-identity.ts'
import type { StorageThread } from './storage-thread.ts'
import type { BackupMessage } from './worker-messages.ts'

const open = promisify(openFile)
const read = promisify(readFile)

const PART_BYTES = 1 << 20

/** The backups of a file that a storage thread has open. */
export interface FileBackups {
  backup(): Promise<BackupAnswer>
  /** To be called with each answer of the thread about backups. */
  receive(message: BackupMessage): void
}

/**
 * Backups read the file beside the connection that serves on: the thread keeps its log out of the file meanwhile. No
 * second connection could read it, since the first one has it locked.
 */
export function fileBackups(file: string, thread: Pick<StorageThread, 'send' | 'ended'>): FileBackups {
  const waiting: ((message: BackupMessage | undefined) => void)[] = []
  let isUnderWay = false
  let hasEnded = false
  /** The file, open for reading. To close it would end the locks that SQLite has on the file in this process (fcntl). */
  let descriptor: Promise<number> | undefined
  let reading: Promise<unknown> = Promise.resolve()

  void thread.ended.then(async () => {
    hasEnded = true
    for (const answer of waiting.splice(0)) answer(undefined)
    await reading.catch(() => {})
    await descriptor?.then(closeSync, () => {})
  })

  function ask(kind: 'beginBackup' | 'endBackup'): Promise<BackupMessage | undefined> {
    if (hasEnded) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      waiting.push(resolve)
      thread.send({ kind })
    })
  }

  function isAtPath(opened: number): boolean {
    const { dev, ino } = fstatSync(opened, { bigint: true })
    return fileIdentity(file) === `${dev}:${ino}`
  }

  function openOnce(): Promise<number> {
    descriptor ??= open(file, 'r').catch((error: unknown) => {
      descriptor = undefined
      throw new StorageError(`The file cannot be read: ${error instanceof Error ? error.message : error}`)
    })
    return descriptor
  }

  async function readPart(from: number, position: number, bytes: number): Promise<Uint8Array> {
    if (hasEnded) throw new StorageError('The store was closed before the backup was whole')
    const part = Buffer.allocUnsafe(Math.min(PART_BYTES, bytes - position))
    const reads = read(from, part, 0, part.length, position)
    reading = reads
    const { bytesRead } = await reads
    if (bytesRead === 0) throw new StorageError('The file became shorter while it was copied')
    return part.subarray(0, bytesRead)
  }

  function sourceOf(from: number): BackupSource {
    const bytes = fstatSync(from).size
    let ending: Promise<boolean> | undefined
    async function endOnce(): Promise<boolean> {
      const message = await ask('endBackup')
      isUnderWay = false
      return message?.kind === 'backupEnded' && message.isWhole
    }
    const end = () => (ending ??= endOnce())
    return {
      bytes,
      async end() {
        await end()
      },
      async *parts() {
        try {
          for (let position = 0; position < bytes; ) {
            const part = await readPart(from, position, bytes)
            position += part.length
            if (position >= bytes && !(await end())) {
              throw new StorageError(
                'The log became too long, or the disk too full, before the backup was whole',
              )
            }
            yield part
          }
        } finally {
          await end()
        }
      },
    }
  }

  return {
    receive: (message) => waiting.shift()?.(message),
    async backup() {
      if (isUnderWay) return { kind: 'underWay' }
      isUnderWay = true
      try {
        const from = await openOnce()
        const begun = await ask('beginBackup')
        if (begun?.kind !== 'backupBegun') {
          throw new StorageError(begun?.kind === 'backupNotBegun' ? begun.reason : 'The store is closed')
        }
        const source = sourceOf(from)
        if (isAtPath(from)) return { kind: 'begun', source }
        // It was opened while another file was at the path, so it is not the file that SQLite has locked.
        descriptor = undefined
        closeSync(from)
        await source.end()
        throw new StorageError(`${file} was replaced meanwhile`)
      } catch (error) {
        isUnderWay = false
        throw error
      }
    },
  }
}
