import { randomUUID } from 'node:crypto'
import { link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemErrorCode } from './describe-system-error.ts'

/**
 * Makes a file that is there whole or not at all, and never in the place of another: it is written under a temporary
 * name beside `file`, synced to the disk, and then named.
 *
 * @param write makes the file at the path that it is given
 * @throws the error of `write`, or an error of the system: `EEXIST` if something is at the path by then
 */
export async function makeWhole<T>(file: string, write: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = `${file}.${randomUUID()}.tmp`
  return nameWhole(temporary, write, async () => {
    await nameNew(temporary, file)
    await syncDirectory(file)
  })
}

/**
 * As `makeWhole`, with another way to name the file.
 *
 * @param temporary a path at which there is nothing
 * @param name renames the temporary file, which is synced to the disk
 */
export async function nameWhole<T>(
  temporary: string,
  write: (temporary: string) => Promise<T>,
  name: (temporary: string) => Promise<void>,
): Promise<T> {
  try {
    const written = await write(temporary)
    await sync(temporary)
    await name(temporary)
    return written
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Syncs the directory of a file, so that its new name survives a power failure. */
export async function syncDirectory(file: string): Promise<void> {
  // Windows has no such sync.
  if (process.platform !== 'win32') await sync(dirname(file))
}

/** Syncs a file or a directory to the disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A rename would replace a file that is there; a second name does not. */
async function nameNew(temporary: string, file: string): Promise<void> {
  try {
    await link(temporary, file)
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST' || (await exists(file))) throw error
    // The file system has no second names.
    await rename(temporary, file)
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
