import { sqliteExtendedCode } from './database.ts'

const SQLITE_FULL = 13
/** SQLite reports a quota, a limit on the length of files, and a disk that fails to write by this one error. */
const SQLITE_IOERR_WRITE = 778

/** Whether a statement failed because the disk did not take its bytes (https://www.sqlite.org/rescode.html). */
export function isOutOfRoom(error: unknown): boolean {
  const code = sqliteExtendedCode(error)
  return code === SQLITE_FULL || code === SQLITE_IOERR_WRITE
}
