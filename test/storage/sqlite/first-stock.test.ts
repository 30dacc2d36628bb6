import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { StockOrLater } from '../../../src/storage/sqlite/begin-with.ts'
import { openDatabase, type SqliteDatabase } from '../../../src/storage/sqlite/database.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { MIGRATIONS } from '../../../src/storage/sqlite/migrations/index.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { UnfilledError } from '../../../src/storage/sqlite/unfilled-error.ts'
import { writeInventory } from '../../../src/storage/sqlite/write-inventory.ts'
import { stillClock } from '../../support/still-clock.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { START } from '../given.ts'
import { dump } from './dump.ts'

/** The file of an inventory of seven numbers. */
async function stockFile(): Promise<string> {
  const file = join(temporaryDirectory(), 'stock.sqlite')
  await writeInventory(file, [usBlock(US_GEOGRAPHIC, 7)])
  return file
}

function schemaOf(database: SqliteDatabase): unknown {
  return database.prepare('SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY name').all()
}

describe('the first stock that is made later', () => {
  it('is missed by a new inventory alone, which stays new', async () => {
    const file = join(temporaryDirectory(), 'inventory.db')
    const open = (stock: StockOrLater) => openFileStore({ file, thread: WORKER_URL, stock })
    for (let time = 0; time < 2; time += 1) await expect(open('later')).rejects.toThrow(UnfilledError)
    await (await open([usBlock(US_GEOGRAPHIC, 7)])).close()
    const store = await open('later')
    expect((await store.count()).total).toBe(7)
    await store.close()
  })

  it('keeps the time of its records', async () => {
    const made = join(temporaryDirectory(), 'seed.sqlite')
    await writeInventory(made, [usBlock(US_GEOGRAPHIC, 7)], async (store) => {
      await store.resetClock({ mode: 'frozen', at: START })
      await store.addStock([usBlock(US_TOLL_FREE, 2)])
    })
    const store = await openMemoryStore({ stock: { file: made, hasRecords: true }, ...stillClock(0) })
    expect(await store.now()).toBe(START)
    expect((await store.audit({ after: 0, limit: 9 })).map(({ at }) => at)).toEqual([
      expect.any(Number),
      START,
    ])
    await store.close()
  })
})

describe('the first stock, from a file', () => {
  it('is in a new inventory in memory', async () => {
    const store = await openMemoryStore({ stock: { file: await stockFile() }, ...stillClock(0) })
    expect((await store.count()).total).toBe(7)
    await store.close()
  })

  it('makes the inventory that the same blocks make, of the same instant, and lets go of the file', async () => {
    const stock = { file: fileURLToPath(new URL('../../../dist/default-inventory.sqlite', import.meta.url)) }
    const blocks = new URL('../../../dist/default-stock.json', import.meta.url)
    const [copied, added] = [openDatabase(':memory:'), openDatabase(':memory:')]
    const one = await openMemoryStore({ database: copied, stock, ...stillClock(START) })
    const other = await openMemoryStore({
      database: added,
      stock: JSON.parse(readFileSync(blocks, 'utf8')),
      ...stillClock(START),
    })
    expect(schemaOf(copied)).toEqual(schemaOf(added))
    expect(dump(copied)).toEqual(dump(added))
    for (const pragma of ['application_id', 'integrity_check']) {
      const read = (database: SqliteDatabase) => database.prepare(`PRAGMA ${pragma}`).all()
      expect(read(copied)).toEqual(read(added))
    }
    expect(copied.prepare("SELECT name FROM pragma_database_list WHERE name = 'copied'").all()).toEqual([])
    await one.close()
    await other.close()
  })

  it('from the file of an older Holdline is brought up to this version', () => {
    const file = join(temporaryDirectory(), 'old.sqlite')
    const [old, database] = [openDatabase(file), openDatabase(':memory:')]
    onTestFinished(() => database.close())
    const [newest = ''] = Object.keys(MIGRATIONS).reverse()
    const { [newest]: _, ...older } = MIGRATIONS
    migrate(old, 'The file', { migrations: older })
    old.close()
    const copyOf = { file, now: () => START }
    expect(() =>
      migrate(database, 'The database', { copyOf, migrations: { ...MIGRATIONS, 'z-more': 'nonsense' } }),
    ).toThrow('nonsense')
    expect(schemaOf(database)).toEqual([])
    migrate(database, 'The database', { copyOf })
    const made = openDatabase(':memory:')
    onTestFinished(() => made.close())
    migrate(made, 'The database')
    expect(schemaOf(database)).toEqual(schemaOf(made))
    expect(dump(database)).toEqual(dump(made))
  })

  it('is not taken from a file of another program', async () => {
    const file = join(temporaryDirectory(), 'stock.json')
    writeFileSync(file, JSON.stringify([usBlock(US_GEOGRAPHIC, 7)]))
    await expect(openMemoryStore({ stock: { file } })).rejects.toThrow('not a database')
  })

  it('is in a new inventory in a file, and is not read for an inventory that exists', async () => {
    const file = join(temporaryDirectory(), 'holdline.db')
    const first = await openFileStore({ file, stock: { file: await stockFile() }, thread: WORKER_URL })
    expect((await first.count()).total).toBe(7)
    await first.close()

    const missing = { file: `${file}.no-such-file` }
    const second = await openFileStore({ file, stock: missing, thread: WORKER_URL })
    expect((await second.count()).total).toBe(7)
    await second.close()
  })

  it('leaves no half-made inventory behind when it cannot be read', async () => {
    const file = join(temporaryDirectory(), 'holdline.db')
    const missing = { file: `${file}.no-such-file` }
    await expect(openFileStore({ file, stock: missing, thread: WORKER_URL })).rejects.toThrow('ENOENT')

    const store = await openFileStore({ file, stock: { file: await stockFile() }, thread: WORKER_URL })
    expect((await store.count()).total).toBe(7)
    await store.close()
  })
})
