import { expect, it } from 'vitest'
import { NEVER } from '../../../src/numbering/instant.ts'
import { NO_NUMBERS } from '../../../src/numbering/state-counts.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { migrate } from '../../../src/storage/postgres/migrate.ts'
import { MIGRATIONS } from '../../../src/storage/postgres/migrations/index.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'

const LATER = 9_000

it('a migration clears the claims of the numbers that rest after a release, and of no other', async () => {
  const database = await givenDatabase()
  const pool = createPool(database.connection, 1)
  const before = Object.entries(MIGRATIONS).filter(([name]) => name < '0003')
  await migrate(pool, Object.fromEntries(before)).finally(() => pool.end())
  await database.query(`
    INSERT INTO stock (country, number_type, area_code, calling, sms) VALUES ('US', 'geographic', '425', 3, 0);
    INSERT INTO block (stock, position, first, last) VALUES (1, 0, 1, 4);
    INSERT INTO audit (at, command, numbers, entries, detail)
    SELECT 1, command, '{}', '{}', '{}' FROM unnest(ARRAY['stock', 'search', 'purchase', 'release']) AS command;
    INSERT INTO number (number, stock, free_at, claim, entry)
    VALUES (1, 1, 1, NULL, 1), (2, 1, ${LATER}, 7, 2), (3, 1, ${NEVER}, 8, 3), (4, 1, ${LATER}, 9, 4);
    UPDATE clock SET mode = 'frozen', value = 1000`)
  const store = await givenStore(database)
  expect(await database.query('SELECT claim::int FROM number ORDER BY number')).toEqual(
    [7, 8, null].map((claim) => ({ claim })),
  )
  expect((await store.stockCounts()).value).toEqual([
    { stock: US_GEOGRAPHIC, ...NO_NUMBERS, free: 1, held: 1, owned: 1, aging: 1 },
  ])
})

it('the counts of the stocks do not wait for locked numbers', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  const other = await database.connect()
  await other.query('BEGIN; LOCK TABLE number, stock IN ROW EXCLUSIVE MODE; SELECT FROM number FOR UPDATE')
  expect((await store.stockCounts()).value).toEqual([])
  await other.query('ROLLBACK')
})
