import { access, constants, mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { openDatabase, type SqliteDatabase } from './database.ts'
import { LOG_SETTINGS } from './log.ts'
import { type Beginning, migrate } from './migrate.ts'
import { readOnly, refusal } from './refusal.ts'
import { takeLock } from './take-lock.ts'

/**
 * Opens the inventory in `file`, migrated, for this process alone.
 *
 * @param beginning how a new inventory gets its content
 * @throws StorageRefusedError if the file is read-only, corrupt, another program's, a newer Holdline's, or in use,
 *   or if the disk has no room for it
 */
export async function connect(
  file: string,
  beginning: (empty: SqliteDatabase) => Beginning = () => ({}),
): Promise<SqliteDatabase> {
  await prepareFile(file)
  const opened: SqliteDatabase[] = []
  const close = () => {
    for (const each of opened.reverse()) each.close()
  }
  try {
    opened.push(takeLock(file))
    const database = openDatabase(file)
    opened.push(database)
    // SQLite's lock is taken at the first read and kept, so no other program can open the file, and there is no shared
    // memory that could be damaged. FULL syncs the log at each commit, not only at checkpoints. Temporary
    // tables and statement journals are small, and gone after a crash: they need no file. The first read refuses a
    // file that was cut short. A page that is damaged fails the calls that read it: to read all pages at each start
    // would take up to a second. The log is moved into the file at the first commit with so many pages in the log, and
    // then begins again; a longer log, of a large transaction, is cut to this size.
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      ${LOG_SETTINGS}
      PRAGMA cache_size = -65536;
      PRAGMA temp_store = MEMORY;
      BEGIN IMMEDIATE;
      COMMIT;`)
    migrate(database, file, beginning(database))
    return { ...database, close }
  } catch (error) {
    close()
    throw refusal(error, file)
  }
}

/** Refuses a file that cannot be written, and makes a new one with its directory, for this user alone. */
async function prepareFile(file: string): Promise<void> {
  try {
    const { mode } = await stat(file)
    // A read-only file is refused to root as well, whom the file system would let write.
    if ((mode & 0o222) === 0) throw readOnly(file)
    await access(file, constants.W_OK)
  } catch (error) {
    if (error instanceof StorageRefusedError) throw error
    if (!isMissing(error)) throw readOnly(file)
    await makeFile(file)
  }
}

async function makeFile(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    // The database has the keys of resources. SQLite gives its log the mode of the database.
    await (await open(file, 'a', 0o600)).close()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageRefusedError(`${file} cannot be made (${reason}): use another --data directory`)
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
