import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileIdentity } from './file-identity.ts'
import type { Log } from './log.ts'

/** What changes need of the disk on which the file of an inventory lies. */
export interface Disk {
  /**
   * Checks that the file and the log that are open are still those at their paths. A change that is written to a
   * deleted file would be gone after a restart.
   *
   * @throws if they are not
   */
  verifyFiles(): void
  /**
   * To be called outside a transaction when a change has found no room: moves the log into the file, and cuts the
   * log. Returns false where this fails too.
   */
  makeRoom(): boolean
  /**
   * Checks that changes find room, if there is doubt: because a change found none, or because the disk is nearly full.
   * To be called outside a transaction.
   *
   * @throws if they do not, or if the files are not at their paths
   */
  proveRoom(): void
}

/** In bytes; more than a transaction of a hundred holds writes. */
const NEEDED_BYTES = 1 << 20

/** @param log the log of the file, which has just been opened */
export function createDisk(log: Log, file: string): Disk {
  // The log is beside the file itself, also where the path is a link.
  const opened = [file, `${realpathSync(file)}-wal`].map((path) => ({ path, identity: fileIdentity(path) }))
  const trial = `${file}-room`
  let inDoubt = false
  // A crash may have left it.
  rmSync(trial, { force: true })

  function verifyFiles() {
    const moved = opened.find(({ path, identity }) => fileIdentity(path) !== identity)
    if (moved === undefined) return
    throw new Error(
      `${moved.path} was deleted, moved or replaced: put it back, since a restart begins with what is there`,
    )
  }

  return {
    verifyFiles,
    makeRoom() {
      inDoubt = true
      try {
        log.move()
        return true
      } catch {
        return false
      }
    },
    proveRoom() {
      verifyFiles()
      if (!inDoubt && freeBytes(file) >= NEEDED_BYTES) return
      inDoubt = true
      log.move()
      tryToWrite(trial)
      inDoubt = false
    },
  }
}

function freeBytes(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file))
  return bavail * bsize
}

/** Writes as many bytes as changes need, and removes them. Only this finds a quota too. */
function tryToWrite(file: string): void {
  const descriptor = openSync(file, 'w', 0o600)
  try {
    // A file system that compresses would store zeros in no room at all.
    writeFileSync(descriptor, randomBytes(NEEDED_BYTES))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
    rmSync(file, { force: true })
  }
}
