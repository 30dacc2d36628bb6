import { describe, expect, it } from 'vitest'
import type { BrowseQuery } from '../../../src/storage/port/browse-store.ts'
import { browse } from '../../../src/storage/postgres/commands/browse.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { stockCache } from '../../../src/storage/postgres/tables/stock-table.ts'
import { type Transaction, transact } from '../../../src/storage/postgres/transaction.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { CALLS } from '../given.ts'

const query = {
  resource: 'contoso',
  country: 'US',
  numberType: 'geographic',
  offerings: [CALLS],
  limit: 25,
  seed: 1,
} as const

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

/** Gives rows to all untouched numbers up to this one, held for ever or free. */
const touchUpTo = (last: number, freeAt: number) => `
  WITH taken AS (
    INSERT INTO number (number, stock, free_at, claim, entry)
    SELECT number, stock, ${freeAt}, 1, entry FROM untouched, generate_series(first, last) AS number
    WHERE number <= ${last} RETURNING number
  ), shortened AS (
    UPDATE untouched SET first = ${last + 1} WHERE first <= ${last} AND last > ${last}
  )
  DELETE FROM untouched WHERE last <= ${last}`

const FIRST = 14255550100
const NEVER = 2 ** 53 - 1

describe.each([
  ['untouched', undefined],
  ['returned', 1_000],
] as const)('Browsing %s numbers', (_, freeAt) => {
  it('reads no more of many than of few, with none, half or all of them held', async () => {
    for (const total of [10_000, 200_000]) {
      const database = await givenDatabase()
      const store = await givenStore(database)
      await store.addStock([usBlock(US_GEOGRAPHIC, total)])
      if (freeAt !== undefined) await database.query(touchUpTo(FIRST + total - 1, freeAt))
      const pool = createPool(database.connection, 1)
      const cost = (more: Pick<BrowseQuery, 'prefixes'>) =>
        transact(pool, async (transaction) => {
          const stocks = await stockCache()(transaction)
          const { counts, counted } = counting(transaction)
          const { phoneNumbers } = await browse(counted, { ...query, ...more }, stocks)
          return { ...counts, found: phoneNumbers.length }
        })
      for (const held of [0, total / 2, total]) {
        const last = FIRST + held - 1
        await database.query(touchUpTo(last, NEVER))
        await database.query(`UPDATE number SET free_at = ${NEVER} WHERE number <= ${last}`)
        await database.query('VACUUM ANALYZE number')
        await database.query('VACUUM ANALYZE untouched')
        for (const prefixes of [[], ['1425'], ['14255555', '99']]) {
          const { statements, pages, found } = await cost({ prefixes })
          // All numbers of 5555 are held where half of 200,000 are.
          if (prefixes.length < 2) expect(found > 0).toBe(held < total)
          expect(statements).toBeLessThan(14)
          // Each sample reads at most 100 draws of eight pages each. To read the whole table takes 1,800 pages.
          expect(pages / statements).toBeLessThan(900)
        }
      }
      await pool.end()
    }
  })
})
