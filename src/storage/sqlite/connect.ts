import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { openDatabase, type SqliteDatabase, sqliteResultCode } from './database.ts'
import { isOutOfRoom } from './is-out-of-room.ts'
import { migrate } from './migrate.ts'

/**
 * The length of the log, in pages of 4 KiB. With a log of eight times this length, holds were not measurably faster; and
 * the log must not fill a volume of 64 MB, such as the /dev/shm of a container.
 */
const LOG_PAGES = 2_048

/**
 * Opens the inventory in `file`, migrated, for this process alone.
 *
 * @param begin fills a new inventory; it has its content from its first instant on
 * @throws StorageRefusedError if the file is read-only, corrupt, another program's, a newer Holdline's, or in use,
 *   or if the disk has no room for it
 */
export async function connect(
  file: string,
  begin: (empty: SqliteDatabase) => void = () => {},
): Promise<SqliteDatabase> {
  await prepareFile(file)
  let opened: SqliteDatabase | undefined
  try {
    const database = openDatabase(file)
    opened = database
    // The lock is taken at the first read and kept, so no other process can open the file, and there is no
    // shared memory that could be damaged. FULL syncs the log at each commit, not only at checkpoints. Temporary
    // tables and statement journals are small, and gone after a crash: they need no file. The first read refuses a
    // file that was cut short. A page that is damaged fails the calls that read it: to read all pages at each start
    // would take up to a second. The log is moved into the file at the first commit with so many pages in the log, and
    // then begins again; a longer log, of a large transaction, is cut to this size.
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = ${LOG_PAGES};
      PRAGMA journal_size_limit = ${LOG_PAGES * 4096};
      PRAGMA cache_size = -65536;
      PRAGMA temp_store = MEMORY;
      BEGIN IMMEDIATE;
      COMMIT;`)
    migrate(database, file, { begin: () => begin(database) })
    return database
  } catch (error) {
    opened?.close()
    throw refusal(error, file)
  }
}

/** Refuses a file that cannot be written, and makes the directory of a new one. */
async function prepareFile(file: string): Promise<void> {
  try {
    const { mode } = await stat(file)
    // A read-only file is refused to root as well, whom the file system would let write.
    if ((mode & 0o222) === 0) throw readOnly(file)
    await access(file, constants.W_OK)
  } catch (error) {
    if (error instanceof StorageRefusedError) throw error
    if (!isMissing(error)) throw readOnly(file)
    await makeDirectory(file)
  }
}

async function makeDirectory(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageRefusedError(`${file} cannot be made (${reason}): use another --data directory`)
  }
}

const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6
const SQLITE_READONLY = 8
const SQLITE_CORRUPT = 11
const SQLITE_CANTOPEN = 14
const SQLITE_NOTADB = 26

function refusal(error: unknown, file: string): unknown {
  if (isOutOfRoom(error)) {
    return new StorageRefusedError(
      `${file} cannot be written, since the disk has no room: make room, or use another --data directory`,
    )
  }
  switch (sqliteResultCode(error)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return new StorageRefusedError(
        `${file} is in use by another Holdline server: stop that one, or use another --data directory`,
      )
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

function readOnly(file: string): StorageRefusedError {
  return new StorageRefusedError(
    `${file} cannot be written: make it writable, or use another --data directory`,
  )
}

function corrupt(file: string): StorageRefusedError {
  return new StorageRefusedError(
    `${file} is damaged or no Holdline database: restore it from a backup, or use another --data directory`,
  )
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
