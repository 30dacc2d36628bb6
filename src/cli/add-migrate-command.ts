import type { Command } from 'commander'
import { databaseOption, requireDatabase } from './database-options.ts'

/** Adds `holdline migrate`. */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the schema of a PostgreSQL database up to this version; serving does so too')
    .addOption(databaseOption())
    .option('--check', 'change nothing; exit with 1 if there is something to do')
    .action(async ({ database: url, check = false }: { database?: string; check?: boolean }) => {
      const database = requireDatabase(url)
      const { checkMigrations } = await import('../storage/postgres/check-migrations.ts')
      const { pending } = await checkMigrations(database)
      if (!check && pending.length > 0) {
        const { openPostgresStore } = await import('../storage/postgres/open-postgres-store.ts')
        const store = await openPostgresStore({ connection: database, poolSize: 1 })
        await store.close()
      }
      process.stdout.write(
        pending.length === 0
          ? 'The database is up to date.\n'
          : `${check ? 'To do' : 'Done'}: ${pending.join(', ')}\n`,
      )
      if (check && pending.length > 0) process.exitCode = 1
    })
}
