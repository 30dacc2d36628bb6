import { realpathSync, statSync } from 'node:fs'
import type { SqliteDatabase } from './database.ts'

/** The size of a page of a new file, in bytes: SQLite's default. */
const PAGE_BYTES = 4096

/**
 * The length of the log, in pages. With a log of eight times this length, holds were not measurably faster; and the log
 * must not fill a volume of 64 MB, such as the /dev/shm of a container.
 */
const LOG_PAGES = 2_048

/**
 * How long the log may grow while a backup copies the file, in bytes. Holds wait while so much is moved into the file
 * afterwards: about a second.
 */
const KEPT_LOG_BYTES = 256 << 20

/** The settings of a connection for its log. */
export const LOG_SETTINGS = `
  PRAGMA wal_autocheckpoint = ${LOG_PAGES};
  PRAGMA journal_size_limit = ${LOG_PAGES * PAGE_BYTES};`

/**
 * The write-ahead log of a file. Changes are written to the log, and the file itself changes only when the log is moved
 * into it. So while the log is kept out of the file, the file is the inventory of one instant.
 */
export interface Log {
  /** Moves the log into the file and cuts it, also while it is kept out. To be called outside a transaction. */
  move(): void
  /** Moves the log into the file, and keeps all later changes out of it. To be called outside a transaction. */
  keepOut(): void
  /** Lets the log into the file again; returns whether it was kept out all the time since `keepOut`. */
  letIn(): boolean
  /** To be called after each commit: a log that has become too long is let in. */
  watch(): void
}

/** @param database the connection to the file, which has its log already */
export function createLog(database: SqliteDatabase, file: string, keptBytes = KEPT_LOG_BYTES): Log {
  // The log is beside the file itself, also where the path is a link.
  const path = `${realpathSync(file)}-wal`
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
  let isKeptOut = false

  function letIn(): boolean {
    const wasKeptOut = isKeptOut
    isKeptOut = false
    if (wasKeptOut) database.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`)
    return wasKeptOut
  }

  function move(): void {
    letIn()
    checkpoint.all()
  }

  return {
    move,
    letIn,
    keepOut() {
      move()
      database.exec('PRAGMA wal_autocheckpoint = 0')
      isKeptOut = true
    },
    watch() {
      if (isKeptOut && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > keptBytes) letIn()
    },
  }
}
