import { Argument, type Command } from 'commander'
import type { Catalog } from '../catalog/catalog.ts'
import { defaultStock } from '../catalog/default-stock.ts'
import { lazyJson } from '../files/lazy-json.ts'
import { CATALOG } from './assets.ts'
import { databaseOption, requireDatabase } from './database-options.ts'

/** Adds `holdline stock`. */
export function addStockCommand(program: Command): void {
  const stock = program.command('stock').description('what numbers there are')
  stock
    .command('load')
    .description('put numbers into a PostgreSQL database; those that are there already stay as they are')
    .addArgument(new Argument('<stock>', 'which numbers').choices(['default']))
    .addOption(databaseOption())
    .action(async (_stock: string, { database: url }: { database?: string }) => {
      const database = requireDatabase(url)
      const { nanpAreaCodes } = await lazyJson<Catalog>(CATALOG)()
      const { openPostgresStore } = await import('../storage/postgres/open-postgres-store.ts')
      const store = await openPostgresStore({ connection: database, poolSize: 1 })
      try {
        const added = await store.addStock(defaultStock(nanpAreaCodes))
        process.stdout.write(`${added} numbers added.\n`)
      } finally {
        await store.close()
      }
    })
}
