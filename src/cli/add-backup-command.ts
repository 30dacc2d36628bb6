import { lstat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { describeSystemError, isSystemError, systemErrorCode } from '../files/describe-system-error.ts'
import { makeWhole } from '../files/make-whole.ts'
import { checkCopy } from '../storage/sqlite/check-copy.ts'
import { UsageError } from '../usage-error.ts'
import { printLines } from './controls/print-lines.ts'
import { copyInventoryFile } from './copy-inventory-file.ts'
import { inventoryPlace } from './inventory-place.ts'
import { openedFileNotice } from './opened-file-notice.ts'
import { addPlaceOptions } from './server-options.ts'

/** Adds `holdline backup`. */
export function addBackupCommand(program: Command): void {
  const backup = program
    .command('backup')
    .description("copy the inventory's file, checked, while its server serves on; or without a server")
    .argument('<file>', 'the backup, a new file')
  addPlaceOptions(backup).action(async (name: string) => {
    const file = resolve(name)
    await refuseExisting(file)
    const place = await inventoryPlace(backup, process.env)
    if (place.kind === 'database') throw new UsageError('A PostgreSQL database is backed up with pg_dump')
    if (place.kind === 'file') openedFileNotice(place.file)
    const words = {
      name: place.kind === 'file' ? place.file : 'The file of the inventory',
      cure: 'restore an earlier backup',
    }
    const migrations = await makeWhole(file, async (temporary) => {
      await copyInventoryFile(place, temporary)
      return checkCopy(temporary, words)
    }).catch((error: unknown) => {
      throw asUsageError(error, file)
    })
    printLines([`${file} is a whole inventory; its schema is ${migrations.at(-1)}`])
  })
}

/** Refuses before the copy is made, which may take minutes; a file that comes meanwhile is refused at the end. */
async function refuseExisting(file: string): Promise<void> {
  try {
    await lstat(file)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return
    throw asUsageError(error, file)
  }
  throw alreadyThere(file)
}

function asUsageError(error: unknown, file: string): unknown {
  if (!isSystemError(error)) return error
  if (systemErrorCode(error) === 'EEXIST') return alreadyThere(file)
  return new UsageError(`Cannot write ${file}: ${describeSystemError(error)}`)
}

function alreadyThere(file: string): UsageError {
  return new UsageError(`${file} is there already: name a new file, or remove that one first`)
}
