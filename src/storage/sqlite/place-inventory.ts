import { copyFile, link, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describeSystemError, systemErrorCode } from '../../files/describe-system-error.ts'
import { makeWhole, syncDirectory } from '../../files/make-whole.ts'
import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { fileIdentity } from './file-identity.ts'
import { moveClosedLog } from './move-closed-log.ts'
import { isDamaged, refusal } from './refusal.ts'

/**
 * Puts a checked copy at the place of an inventory that is closed, in one step: a reader finds what was there
 * before, or the copy. An inventory that was there stays beside it, under the name `kept`; a damaged one with what
 * could not be moved out of its log, `<kept>-wal`. The caller has the lock of the file (`takeLock`).
 *
 * @param copy a file in the directory of the inventory
 * @throws StorageRefusedError if the old inventory is open in another program, or cannot be kept
 */
export async function placeInventory(file: string, copy: string, kept: string): Promise<void> {
  if (fileIdentity(file) !== undefined) {
    try {
      moveClosedLog(file)
    } catch (error) {
      // A damaged one is what a backup is there to replace.
      if (!isDamaged(error)) throw refusal(error, file)
    }
  }
  await removeStrayNames(file)
  // To keep it by renaming it would leave a moment without an inventory, in which a server would begin a new one.
  await keepAs(file, kept)
  await keepAs(`${file}-wal`, `${kept}-wal`)
  // SQLite would take the log of the old inventory for that of the new one.
  await rm(`${file}-wal`, { force: true })
  await rename(copy, file)
  await syncDirectory(file)
}

/** The beginning of the names under which replaced inventories are kept. */
const KEPT = '.replaced-'
/** The end of the name of a copy that is not whole yet, as `makeWhole` gives it. */
const UNFINISHED = '.tmp'

/** The name under which an inventory is kept that is replaced at this instant. */
export function keptName(file: string, at: Date): string {
  return `${file}${KEPT}${at.toISOString().replaceAll(/[-:]/g, '')}`
}

/** Removes what a kill before the replacement has left of keeping the file: it is not replaced after all. */
async function removeStrayNames(file: string): Promise<void> {
  const directory = dirname(file)
  const identities = [file, `${file}-wal`].map(fileIdentity)
  for (const name of await readdir(directory)) {
    const path = join(directory, name)
    const isKept = name.startsWith(`${basename(file)}${KEPT}`)
    if (isKept && (name.endsWith(UNFINISHED) || identities.includes(fileIdentity(path)))) await rm(path)
  }
}

/** Keeps a file under a second name too, if there is such a file. */
async function keepAs(file: string, name: string): Promise<void> {
  try {
    await link(file, name).catch((error: unknown) => {
      if (systemErrorCode(error) === 'ENOENT') throw error
      // The file system has no second names.
      return makeWhole(name, (temporary) => copyFile(file, temporary))
    })
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return
    throw new StorageRefusedError(`${file} cannot be kept as ${name}: ${describeSystemError(error)}`)
  }
}
