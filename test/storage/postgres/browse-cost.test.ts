import { expect, it } from 'vitest'
import type { BrowseQuery } from '../../../src/storage/port/browse-store.ts'
import { browse } from '../../../src/storage/postgres/commands/browse.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { stockCache } from '../../../src/storage/postgres/tables/stock-table.ts'
import { type Transaction, transact } from '../../../src/storage/postgres/transaction.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { CALLS } from '../given.ts'

const query = { country: 'US', numberType: 'geographic', offerings: [CALLS], limit: 25, seed: 1 } as const

/** The transaction, which counts the statements and the pages that they touch. */
function counting(transaction: Transaction) {
  const counts = { statements: 0, pages: 0 }
  const counted: Transaction = {
    ...transaction,
    async query(sql, parameters) {
      const lines = await transaction.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, parameters)
      const plan = JSON.stringify(lines)
      counts.statements += 1
      counts.pages += Number(/"Shared Hit Blocks":(\d+)/.exec(plan)?.[1])
      counts.pages += Number(/"Shared Read Blocks":(\d+)/.exec(plan)?.[1])
      return transaction.query(sql, parameters)
    },
  }
  return { counts, counted }
}

it('browsing reads no more of many numbers than of few, with none, half or all of them held', async () => {
  for (const total of [10_000, 200_000]) {
    const database = await givenDatabase()
    const store = await givenStore(database)
    await store.addStock([usBlock(US_GEOGRAPHIC, total)])
    const pool = createPool(database.connection, 1)
    const cost = (more: Pick<BrowseQuery, 'prefixes'>) =>
      transact(pool, async (transaction) => {
        const stocks = await stockCache()(transaction)
        const { counts, counted } = counting(transaction)
        await browse(counted, { ...query, ...more }, stocks)
        return counts
      })
    for (const held of [0, total / 2, total]) {
      await database.query(
        `UPDATE number SET free_at = free_at + 9e15 WHERE number < 14255550100 + ${held} AND free_at < 1e15`,
      )
      await database.query('VACUUM ANALYZE number')
      for (const prefixes of [[], ['1425'], ['14255555', '99']]) {
        const { statements, pages } = await cost({ prefixes })
        expect(statements).toBeLessThan(14)
        // Each sample reads at most 100 draws of six pages each. To read the whole table takes 1,800 pages.
        expect(pages / statements).toBeLessThan(700)
      }
    }
    await pool.end()
  }
})
