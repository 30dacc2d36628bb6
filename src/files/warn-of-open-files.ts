import { stat } from 'node:fs/promises'

/** The log of files. */
export interface FileLog {
  warn(facts: object, message: string): void
}

/** The permissions of other users to read or write: of the group, and of everybody. */
const OTHERS = 0o066

/**
 * Warns of files with secrets that other users can read or write. A file that is not there is passed over, and so is all
 * of Windows, where Node knows no permissions.
 */
export async function warnOfOpenFiles(files: readonly string[], log: FileLog): Promise<void> {
  if (process.platform === 'win32') return
  for (const file of files) {
    const mode = await stat(file).then(
      (stats) => stats.mode & 0o777,
      () => 0,
    )
    if ((mode & OTHERS) === 0) continue
    log.warn(
      { file, mode: mode.toString(8).padStart(4, '0') },
      'Other users can read this file, which holds secrets: chmod 600 it',
    )
  }
}
