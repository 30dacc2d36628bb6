import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SqliteDatabase } from './database.ts'

/** What changes need of the disk on which the file of an inventory lies. */
export interface Disk {
  /**
   * To be called outside a transaction when a change has found no room: moves the log into the file, and cuts the
   * log. Returns false where this fails too.
   */
  makeRoom(): boolean
  /**
   * Checks that changes find room, if there is doubt: because a change found none, or because the disk is nearly full.
   * To be called outside a transaction.
   *
   * @throws if they do not
   */
  proveRoom(): void
}

/** More than a hundred holds write in one transaction, in bytes. */
const NEEDED_BYTES = 1 << 20

export function createDisk(database: SqliteDatabase, file: string): Disk {
  const moveLog = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
  const trial = `${file}-room`
  let inDoubt = false
  // A crash may have left it.
  rmSync(trial, { force: true })

  return {
    makeRoom() {
      inDoubt = true
      try {
        moveLog.all()
        return true
      } catch {
        return false
      }
    },
    proveRoom() {
      if (!inDoubt && freeBytes(file) >= NEEDED_BYTES) return
      inDoubt = true
      moveLog.all()
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
