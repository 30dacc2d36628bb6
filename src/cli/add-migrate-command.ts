import type { Command } from 'commander'
import { databaseOption, requireDatabase } from './database-options.ts'
import { waitNotice } from './wait-notice.ts'

/** Adds `holdline migrate`. */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the schema of a PostgreSQL database up to this version; serving does so too')
    .addOption(databaseOption())
    .option('--check', 'change nothing; exit with 1 if there is something to do')
    .action(async ({ database: url, check = false }: { database?: string; check?: boolean }) => {
      const database = requireDatabase(url)
      const names = check ? await pendingMigrations(database) : await migrateNow(database)
      process.stdout.write(
        names.length === 0
          ? 'The database is up to date.\n'
          : `${check ? 'To do' : 'Done'}: ${names.join(', ')}\n`,
      )
      if (check && names.length > 0) process.exitCode = 1
    })
}

async function pendingMigrations(database: string): Promise<readonly string[]> {
  const { checkMigrations } = await import('../storage/postgres/check-migrations.ts')
  return (await checkMigrations(database)).pending
}

async function migrateNow(database: string): Promise<readonly string[]> {
  const { migrateDatabase } = await import('../storage/postgres/migrate-database.ts')
  return migrateDatabase(database, waitNotice())
}
