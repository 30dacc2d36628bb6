import { expect, it, onTestFinished } from 'vitest'
import { NEVER } from '../../../src/numbering/instant.ts'
import { StorageRefusedError } from '../../../src/storage/port/storage-refused-error.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { migrate } from '../../../src/storage/postgres/migrate.ts'
import { MIGRATIONS } from '../../../src/storage/postgres/migrations/index.ts'
import type { TestDatabase } from '../../support/postgres/create-database.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { hold, offering } from '../given.ts'
import { MISPLACED } from '../one-place.ts'

const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0005'))

/** A database of the Holdline before, which had a row for each number. */
async function oldDatabase(script: string): Promise<TestDatabase> {
  const database = await givenDatabase()
  const pool = createPool(database.connection, 1)
  await migrate(pool, BEFORE).finally(() => pool.end())
  await database.query(script)
  return database
}

const US = { country: 'US', numberType: 'geographic', areaCode: '425' } as const
const GB = { country: 'GB', numberType: 'geographic', areaCode: '113' } as const
const CALLING = { calling: 'inbound+outbound', sms: 'none' } as const

/**
 * In the US blocks of 1,500 numbers, of ten in another thousands-block, and of ten in the second one of the first; in
 * Great Britain two blocks that meet within a thousand, which came in another order. The entries 1 to 5 brought them
 * in.
 */
const INVENTORY = `
  INSERT INTO stock (country, number_type, area_code, calling, sms)
  VALUES ('US', 'geographic', '425', 3, 0), ('GB', 'geographic', '113', 3, 0);
  INSERT INTO audit (at, command, numbers, entries, detail)
  SELECT 1, command, '{}', '{}', '{}'
  FROM unnest(ARRAY['stock', 'stock', 'stock', 'stock', 'stock', 'search', 'release']) AS command;
  INSERT INTO block (stock, position, first, last) VALUES
    (1, 0, 14255550000, 14255551499), (1, 1500, 14255557000, 14255557009), (1, 1510, 14255551600, 14255551609),
    (2, 0, 441134960500, 441134960509), (2, 10, 441134960490, 441134960499);
  INSERT INTO number (number, stock, free_at, entry)
  SELECT number, stock, position + number - first + 1, row_number() OVER (PARTITION BY number - first ORDER BY stock, position)
  FROM block, generate_series(first, last) AS number;
  UPDATE number SET claim = 7, free_at = 9000, entry = 6 WHERE number IN (14255550003, 14255551000);
  UPDATE number SET claim = 8, free_at = ${NEVER}, entry = 6 WHERE number = 441134960505;
  UPDATE number SET claim = NULL, free_at = 9000, entry = 7 WHERE number = 14255557000;
  UPDATE clock SET mode = 'frozen', value = 1000`

const ROWS = 'SELECT number::text, stock::int, free_at::text, claim::int, entry::int FROM number'

it('numbers that were never touched become pieces, and all other numbers stay as they are', async () => {
  const database = await oldDatabase(INVENTORY)
  const touched = await database.query(`${ROWS} WHERE entry > 5 ORDER BY number`)
  const store = await givenStore(database)
  expect(await database.query(`${ROWS} ORDER BY number`)).toEqual(touched)
  expect(touched).toHaveLength(4)
  const pieces = await database.query(`
    SELECT stock::int, place::int, (first % 10000)::int AS first, (last % 10000)::int AS last, entry::int
    FROM untouched ORDER BY stock, place, last`)
  const piece = (stock: number, place: number, [first, last]: [number, number], entry: number) => ({
    ...{ stock, place, first, last, entry },
  })
  expect(pieces).toEqual([
    piece(1, 0, [0, 2], 1),
    piece(1, 0, [4, 999], 1),
    piece(1, 0, [1001, 1499], 1),
    // In +1 a thousands-block is one block.
    piece(1, 0, [1600, 1609], 3),
    piece(1, 1500, [7001, 7009], 2),
    piece(2, 0, [500, 504], 4),
    piece(2, 0, [506, 509], 4),
    piece(2, 10, [490, 499], 5),
  ])
  const [faults = {}] = await database.query(MISPLACED)
  expect(Object.entries(faults).filter(([, count]) => Number(count) !== 0)).toEqual([])
  expect(await store.count()).toEqual({ total: 1_540, free: 1_536, owned: 1, busy: 3 })
  const search = await hold(store, {
    ...GB,
    offerings: [offering({ ...GB, capabilities: CALLING }, 1)],
    quantity: 10,
  })
  expect(search.phoneNumbers.map((number) => number.slice(-3))).toEqual(
    [490, 500, 501, 502, 503, 504, 506, 507, 508, 509].map(String),
  )
  expect(await store.describeNumber('+14255551609')).toEqual({ ...US, capabilities: CALLING })
})

it('a migration that would lose a number changes nothing', async () => {
  const database = await oldDatabase(`${INVENTORY}; DELETE FROM block WHERE position = 1510`)
  const dump = () =>
    Promise.all(
      ['number', 'block', 'kysely_migration'].map((table) =>
        database.query(`SELECT * FROM ${table} ORDER BY 1`),
      ),
    )
  const before = await dump()
  const opening = givenStore(database)
  await expect(opening).rejects.toThrow(StorageRefusedError)
  await expect(opening).rejects.toThrow(/numbers that are in no block of their stock/)
  expect(await dump()).toEqual(before)
})

it('a hold of an older process is waited for, and its numbers are no pieces', async () => {
  const database = await oldDatabase(INVENTORY)
  const older = await database.connect()
  await older.query('BEGIN; SELECT compatible_since FROM holdline_schema; SELECT FROM number FOR UPDATE')
  const pool = createPool(database.connection, 1)
  onTestFinished(() => pool.end())
  const migrating = migrate(pool)
  const waiting = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'holdline_schema'::regclass"
  while ((await database.query(waiting)).length === 0);
  await older.query(
    'UPDATE number SET claim = 9, free_at = 9000, entry = 6 WHERE number = 14255550000; COMMIT',
  )
  expect(await migrating).toContain('0005-untouched')
  expect(await database.query('SELECT FROM untouched WHERE first <= 14255550000')).toEqual([])
  expect(await database.query('SELECT claim::int FROM number WHERE number = 14255550000')).toEqual([
    { claim: 9 },
  ])
})
