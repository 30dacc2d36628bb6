import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { MISPLACED } from '../../test/storage/one-place.ts'

/**
 * Whether each number of an inventory that nobody has open is in exactly one place. Answers the faults, one line each.
 * It reads a copy: libsql keeps a closed connection, and its lock, until this process ends.
 *
 * @param directory where the inventory's file is
 */
export function findMisplaced(directory: string): string[] {
  const copies = mkdtempSync(join(directory, 'copy-'))
  for (const name of ['holdline.db', 'holdline.db-wal']) {
    if (existsSync(join(directory, name))) copyFileSync(join(directory, name), join(copies, name))
  }
  const database = openDatabase(join(copies, 'holdline.db'))
  try {
    const counts = Object.entries(database.prepare(MISPLACED).get() ?? {})
    return counts.filter(([, count]) => count !== 0).map(([fault, count]) => `${count} ${fault}`)
  } finally {
    database.close()
    rmSync(copies, { recursive: true })
  }
}
