import { Argument, type Command } from 'commander'
import { DEFAULT_STOCK } from '../assets.ts'
import { lazyJson } from '../files/lazy-json.ts'
import type { NumberBlock } from '../numbering/audit-entry.ts'
import { countNew } from '../storage/port/count-new.ts'
import { databaseOption, requireDatabase } from './database-options.ts'
import { asOption } from './operator/operator-options.ts'
import { addStockExport } from './stock/add-stock-export.ts'
import { addStockImport } from './stock/add-stock-import.ts'
import { addStockList } from './stock/add-stock-list.ts'
import { addStockSale } from './stock/add-stock-sale.ts'
import { numberCount } from './stock/number-count.ts'
import { waitNotice } from './wait-notice.ts'

interface LoadFlags {
  readonly database?: string
  readonly as?: string
}

/** Adds `holdline stock`. */
export function addStockCommand(program: Command): void {
  const stock = program.command('stock').description('what numbers there are')
  addStockImport(stock)
  addStockExport(stock)
  addStockList(stock)
  addStockSale(stock)
  stock
    .command('load')
    .description('put numbers into a PostgreSQL database; those that are there already stay as they are')
    .addArgument(new Argument('<stock>', 'which numbers').choices(['default']))
    .addOption(asOption())
    .addOption(databaseOption())
    .action(async (_stock: string, { database: url, as: claimedName }: LoadFlags) => {
      const database = requireDatabase(url)
      const blocks = await lazyJson<NumberBlock[]>(DEFAULT_STOCK)()
      const { openPostgresStore } = await import('../storage/postgres/open-postgres-store.ts')
      const store = await openPostgresStore({ connection: database, poolSize: 1, waitNotice: waitNotice() })
      try {
        const author = { by: 'command line', ...(claimedName !== undefined && { claimedName }) }
        const added = countNew(await store.addStock(blocks, author))
        process.stdout.write(`${numberCount(added)} added.\n`)
      } finally {
        await store.close()
      }
    })
}
