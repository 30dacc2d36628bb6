import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { sqliteResultCode } from './database.ts'
import { isOutOfRoom } from './is-out-of-room.ts'

const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6
const SQLITE_READONLY = 8
const SQLITE_CORRUPT = 11
const SQLITE_CANTOPEN = 14
const SQLITE_NOTADB = 26

/** Why the file cannot be opened, in the operator's terms; the error itself if it is no fault of the file or the disk. */
export function refusal(error: unknown, file: string): unknown {
  if (error instanceof StorageRefusedError) return error
  if (isOutOfRoom(error)) {
    return new StorageRefusedError(
      `${file} cannot be written, since the disk has no room: make room, or use another --data directory`,
    )
  }
  if (isLocked(error)) {
    return new StorageRefusedError(
      `${file} is open in another program, such as the sqlite3 shell: end that program, or use another --data directory`,
    )
  }
  switch (sqliteResultCode(error)) {
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return readOnly(file)
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return corrupt(file)
    default:
      return error
  }
}

/** The refusal of a file that this process cannot write. */
export function readOnly(file: string): StorageRefusedError {
  return new StorageRefusedError(
    `${file} cannot be written: make it writable, or use another --data directory`,
  )
}

/** Whether SQLite failed because another connection has the lock. */
export function isLocked(error: unknown): boolean {
  const code = sqliteResultCode(error)
  return code === SQLITE_BUSY || code === SQLITE_LOCKED
}

/** Whether SQLite failed because the file is damaged, or no database. */
export function isDamaged(error: unknown): boolean {
  const code = sqliteResultCode(error)
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB
}

function corrupt(file: string): StorageRefusedError {
  return new StorageRefusedError(
    `${file} is damaged or no Holdline database: restore it from a backup, or use another --data directory`,
  )
}
