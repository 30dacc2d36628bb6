import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { isThere } from '../files/is-there.ts'
import { NEWEST_MIGRATION } from '../storage/sqlite/migrations/index.ts'
import { STORE_FILE } from '../storage/sqlite/open-file-store.ts'
import { readSchema } from '../storage/sqlite/read-schema.ts'
import { withLock } from '../storage/sqlite/with-lock.ts'
import { UsageError } from '../usage-error.ts'
import { requireDatabase } from './database-options.ts'
import { parsePath } from './parse-options.ts'
import { VERSION } from './version.ts'

interface VersionOptions {
  readonly database?: string | true
  readonly data?: string
}

/** `holdline --version`, with the schema of an inventory beside the one that this build needs, where one is named. */
export function versionCommand(): Command {
  const command = new Command('holdline --version')
    .description('show the version, and the schema of an inventory')
    .addOption(
      new Option(
        '--database [url]',
        'also the schema of a PostgreSQL database; HOLDLINE_DATABASE if no URL is given',
      ),
    )
    .option(
      '--data <directory>',
      'also the schema of the file in a directory that no server has open',
      parsePath,
    )
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
  return command.action(async () => {
    const { database, data } = command.opts<VersionOptions>()
    const lines = [VERSION]
    if (database !== undefined) {
      lines.push(...(await databaseLines(database === true ? process.env['HOLDLINE_DATABASE'] : database)))
    }
    if (data !== undefined) lines.push(...(await fileLines(join(resolve(data), STORE_FILE))))
    process.stdout.write(`${lines.join('\n')}\n`)
  })
}

async function databaseLines(url: string | undefined): Promise<string[]> {
  const { checkMigrations } = await import('../storage/postgres/check-migrations.ts')
  const { applied, pending, epoch } = await checkMigrations(requireDatabase(url))
  const { NEWEST_MIGRATION: needed } = await import('../storage/postgres/migrations/index.ts')
  return schemaLines({ present: applied.at(-1), needed, isPending: pending.length > 0, epoch })
}

async function fileLines(file: string): Promise<string[]> {
  if (!isThere(file)) throw new UsageError(`There is no ${file}: name the directory of an inventory`)
  const { migrations, epoch } = await withLock(file, async () => readSchema(file))
  const present = migrations.at(-1)
  const isPending = (present ?? '') < NEWEST_MIGRATION
  return schemaLines({ present, needed: NEWEST_MIGRATION, isPending, epoch })
}

interface Schemas {
  readonly present: string | undefined
  readonly needed: string
  readonly isPending: boolean
  readonly epoch: string | undefined
}

function schemaLines({ present = 'none', needed, isPending, epoch }: Schemas): string[] {
  const next = isPending
    ? 'the next start migrates it'
    : present > needed
      ? 'a newer Holdline has migrated it'
      : 'up to date'
  return [
    `schema of the inventory: ${present} (${next})`,
    `schema of this version: ${needed}`,
    ...(epoch === undefined ? [] : [`epoch of the inventory: ${epoch}`]),
  ]
}
