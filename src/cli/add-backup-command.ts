import { resolve } from 'node:path'
import type { Command } from 'commander'
import { makeWhole } from '../files/make-whole.ts'
import { checkCopy } from '../storage/sqlite/check-copy.ts'
import { UsageError } from '../usage-error.ts'
import { printLines } from './controls/print-lines.ts'
import { copyInventoryFile } from './copy-inventory-file.ts'
import { inventoryPlace } from './inventory-place.ts'
import { asFileError, refuseExisting } from './new-file.ts'
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
      throw asFileError(error, file)
    })
    printLines([`${file} is a whole inventory; its schema is ${migrations.at(-1)}`])
  })
}
