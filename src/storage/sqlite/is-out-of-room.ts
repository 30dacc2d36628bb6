import { sqliteExtendedCode } from './database.ts'

const SQLITE_FULL = 13
/** A quota, or a limit on the length of files, is this error to SQLite, as is a disk that fails to write. */
const SQLITE_IOERR_WRITE = 778

/** Whether a statement failed because the disk did not take its bytes (https://www.sqlite.org/rescode.html). */
export function isOutOfRoom(error: unknown): boolean {
  const code = sqliteExtendedCode(error)
  return code === SQLITE_FULL || code === SQLITE_IOERR_WRITE
}
