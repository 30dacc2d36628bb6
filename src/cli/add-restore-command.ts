import { createReadStream, existsSync } from 'node:fs'
import { mkdir, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { describeSystemError, isSystemError, systemErrorCode } from '../files/describe-system-error.ts'
import { nameWhole } from '../files/make-whole.ts'
import { beginEpoch } from '../storage/sqlite/begin-epoch.ts'
import { checkCopy } from '../storage/sqlite/check-copy.ts'
import { MIGRATIONS, NEWEST_MIGRATION } from '../storage/sqlite/migrations/index.ts'
import { STORE_FILE } from '../storage/sqlite/open-file-store.ts'
import { keptName, placeInventory } from '../storage/sqlite/place-inventory.ts'
import { withLock } from '../storage/sqlite/with-lock.ts'
import { UsageError } from '../usage-error.ts'
import { printLines } from './controls/print-lines.ts'
import { writePrivate } from './copy-inventory-file.ts'
import { parsePath } from './parse-options.ts'

interface RestoreOptions {
  readonly data: string
  readonly replace?: boolean
}

/** Adds `holdline restore`. */
export function addRestoreCommand(program: Command): void {
  const restore = program
    .command('restore')
    .description('make a backup the inventory of a directory that no server has open')
    .argument('<file>', 'what holdline backup has made')
    .addOption(
      new Option('--data <directory>', 'the directory')
        .env('HOLDLINE_DATA')
        .argParser(parsePath)
        .default('.holdline'),
    )
    .option('--replace', 'also where there is an inventory, which is kept beside under another name')
  restore.action(async (name: string) => {
    const { data, replace = false } = restore.opts<RestoreOptions>()
    const backup = resolve(name)
    await checkReadable(backup)
    const file = join(resolve(data), STORE_FILE)
    const made = await makeDirectory(resolve(data))
    const restoring = () => restoreUnderLock(backup, file, replace)
    printLines(await withLock(file, made === undefined ? restoring : () => orRemove(made, file, restoring)))
  })
}

/** Returns the lines that say what was done. */
async function restoreUnderLock(backup: string, file: string, replace: boolean): Promise<string[]> {
  // A log alone would become that of the restored inventory.
  const isThere = [file, `${file}-wal`].find(existsSync)
  if (isThere !== undefined && !replace) {
    throw new UsageError(
      `${isThere} is there already: with --replace the backup takes its place, and it is kept beside`,
    )
  }
  const kept = keptName(file, new Date())
  const copy = `${file}.restoring`
  // A restore that was killed has left the file. No other restore runs, since this one has the lock.
  await rm(copy, { force: true })
  const write = async () => {
    await writePrivate(createReadStream(backup), copy)
    const known = requireKnown(backup, checkCopy(copy, { name: backup, cure: 'use another backup' }))
    beginEpoch(copy)
    return known
  }
  const migrations = await nameWhole(copy, write, () => placeInventory(file, copy, kept)).catch(
    (error: unknown) => {
      if (!isSystemError(error)) throw error
      throw new UsageError(`Cannot write ${file}: ${describeSystemError(error)}`)
    },
  )
  const schema = migrations.at(-1)
  return [
    `${file} is the inventory of ${backup}; its schema is ${schema}`,
    ...(schema === NEWEST_MIGRATION ? [] : [`The next start brings the schema to ${NEWEST_MIGRATION}`]),
    ...(existsSync(kept) ? [`The inventory that was there is kept as ${kept}`] : []),
  ]
}

/** Refuses a backup before anything is made. */
async function checkReadable(backup: string): Promise<void> {
  let log: number
  try {
    if (!(await stat(backup)).isFile()) throw new UsageError(`${backup} is no file: name a backup`)
    log = await sizeOf(`${backup}-wal`)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`Cannot read ${backup}: ${describeSystemError(error)}`)
  }
  if (log > 0) {
    throw new UsageError(
      `${backup} has a log beside it (${backup}-wal), so it is no backup but an inventory that was not stopped in order: make a backup of its directory with holdline backup`,
    )
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return 0
    throw error
  }
}

/** Makes the directory, and answers the outermost one that was not there before. */
async function makeDirectory(directory: string): Promise<string | undefined> {
  try {
    return await mkdir(directory, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new UsageError(`${directory} cannot be made: ${describeSystemError(error)}`)
  }
}

/** Leaves no new directories behind, if nothing was restored into them. The lock is held until they are gone. */
async function orRemove<T>(made: string, file: string, restoring: () => Promise<T>): Promise<T> {
  try {
    return await restoring()
  } catch (error) {
    await removeEmpty(made, file).catch(() => {})
    throw error
  }
}

/** Removes the lock of a file and the directories from its own to `outermost`, as far as they are empty. */
async function removeEmpty(outermost: string, file: string): Promise<void> {
  await rm(`${file}-lock`, { force: true })
  for (let directory = dirname(file); directory.startsWith(outermost); directory = dirname(directory)) {
    await rmdir(directory)
  }
}

function requireKnown(backup: string, migrations: readonly string[]): readonly string[] {
  const unknown = migrations.find((migration) => !(migration in MIGRATIONS))
  if (unknown === undefined) return migrations
  throw new UsageError(
    `${backup} was written by a newer Holdline (it has the migration ${unknown}): upgrade Holdline`,
  )
}
