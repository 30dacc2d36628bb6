import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, type SqliteDatabase } from '../../../src/storage/sqlite/database.ts'
import { createEngine } from '../../../src/storage/sqlite/engine.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { snapshotTable } from '../../../src/storage/sqlite/tables/snapshot-table.ts'
import { watchedTables } from '../../../src/storage/sqlite/tables/watched-tables.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { stillClock } from '../../support/still-clock.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { buy, hold, holdCommand, moveClock, START } from '../given.ts'
import { MISPLACED } from '../one-place.ts'
import { touch, touchingSteps } from '../touching-steps.ts'

function openInventory(): SqliteDatabase {
  const database = openDatabase(':memory:')
  onTestFinished(() => database.close())
  migrate(database, 'The database')
  return database
}

function rowsOf(database: SqliteDatabase, table: string): unknown[] {
  return database.prepare(`SELECT * FROM ${table}`).all()
}

/** The rows that a restore gives back as they were. */
function inventoryRows(database: SqliteDatabase): unknown {
  const names = watchedTables(database).map(({ name }) => name)
  return names
    .filter((name) => name !== 'register')
    .map((name) =>
      name === 'clock' ? database.prepare('SELECT mode, value FROM clock').all() : rowsOf(database, name),
    )
}

describe('The tables that snapshots keep', () => {
  it('are all tables but the register, its history, and those that only migrations change', () => {
    const database = openInventory()
    database.exec('CREATE TABLE another (one INTEGER, two TEXT, three TEXT, PRIMARY KEY (one, two)) STRICT')
    const watched = watchedTables(database)
    const all = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
      .map(({ name }) => name)
    expect(
      [
        ...watched.map(({ name }) => name),
        'kysely_migration',
        'register',
        'register_change',
        'sqlite_sequence',
        'trail',
      ].sort(),
    ).toEqual(all)
    expect(watched.filter(({ key }) => key.length === 0)).toEqual([])
    expect(watched.find(({ name }) => name === 'another')).toEqual({
      name: 'another',
      key: ['one', 'two'],
      rest: ['three'],
    })
  })
})

describe('A snapshot, SQLite', () => {
  it('costs nothing before it is taken, and nothing when it is deleted', () => {
    const database = openInventory()
    const engine = createEngine(database, stillClock(START))
    const made = () => rowsOf(database, 'temp.sqlite_schema')
    engine.addStock([usBlock(US_GEOGRAPHIC, 10)])
    expect(engine.snapshots()).toEqual({ kind: 'listed', snapshots: [] })
    expect(made()).toEqual([])
    engine.snapshot('any')
    expect(made()).not.toEqual([])
    engine.deleteSnapshot('any')
    expect(made()).toEqual([])
  })

  it('keeps only what has changed, and no record that came and went', () => {
    const database = openInventory()
    const engine = createEngine(database, stillClock(START))
    const kept = () => rowsOf(database, 'before_change').length
    engine.addStock([usBlock(US_GEOGRAPHIC, 1_000)])
    engine.snapshot('start')
    expect(kept()).toBe(0)
    engine.hold(holdCommand({ holdMs: 0 }))
    // The search, its number, and the piece that had the number.
    expect(kept()).toBe(3)
    engine.hold(holdCommand({ holdMs: 0 }))
    expect(kept()).toBe(4)
    engine.tidy({ keptMs: 0, limit: 10 })
    expect(kept()).toBe(3)
    engine.restore('start')
    expect(kept()).toBe(0)
  })

  it('gives back every row, and each number is in one place', { timeout: SHRINKING_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(touchingSteps, touchingSteps, async (before, after) => {
        const database = openDatabase(':memory:')
        const store = await openMemoryStore({ database, ...stillClock(START) })
        await touch(store, before)
        await store.snapshot('start')
        const rows = inventoryRows(database)
        await touch(store, after)
        await store.restore('start')
        expect(inventoryRows(database)).toEqual(rows)
        const faults = database.prepare(MISPLACED).get() ?? {}
        expect(Object.entries(faults).filter(([, count]) => count !== 0)).toEqual([])
        await store.close()
      }),
      runParameters(100),
    )
  })

  it('is restored in a time that grows with the changes, and not with their square', async () => {
    const store = await openMemoryStore(stillClock(START))
    onTestFinished(() => store.close())
    await store.addStock([{ stock: US_GEOGRAPHIC, first: '+14250000000', last: '+14250029999' }])
    await store.snapshot('start')
    await hold(store, { quantity: 30_000 })
    // With the square, it would take minutes.
    await store.restore('start')
    expect((await store.count()).free).toBe(30_000)
  })

  it('of a clock that follows the system gives back the system’s time, which only goes forward', async () => {
    let system = START
    const store = await openMemoryStore({ systemNow: () => system, steadyNow: () => system - START })
    onTestFinished(() => store.close())
    await store.addStock([usBlock(US_GEOGRAPHIC, 10)])
    await store.snapshot('start')
    await moveClock(store, -60_000)
    await buy(store)
    system += 5_000
    await store.restore('start')
    expect(await store.now()).toBe(START + 5_000)
    expect((await hold(store)).createdAt).toBe(START + 5_000)
  })

  it('of a clock that runs at a rate gives back its instant, each time', async () => {
    let system = START
    const store = await openMemoryStore({ systemNow: () => system, steadyNow: () => system - START })
    onTestFinished(() => store.close())
    await store.setClock({ mode: 'running', rate: 60 })
    system += 1_000
    await store.snapshot('start')
    for (const elapsed of [2_000, 500]) {
      await store.setClock({ mode: 'running', rate: 2 })
      system += elapsed
      await store.restore('start')
      expect(await store.now()).toBe(START + 60_000)
      system += 1_000
      expect(await store.now()).toBe(START + 120_000)
    }
  })
})

const row = fc.record({ one: fc.nat(2), two: fc.nat(2), value: fc.nat(9) })
const change = fc.oneof(
  row.map(
    ({ one, two, value }) => `
    INSERT INTO pair SELECT ${one}, '${two}', ${value} WHERE NOT EXISTS (SELECT 1 FROM pair WHERE value % 10 = ${value})
    ON CONFLICT (one, two) DO UPDATE SET value = 10 + excluded.value`,
  ),
  row.map(({ one, two }) => `DELETE FROM pair WHERE one = ${one} AND two = '${two}'`),
  row.map(({ one, two }) => `UPDATE OR IGNORE pair SET two = '${two}' WHERE one = ${one}`),
  row.map(
    ({ one, value }) => `UPDATE OR IGNORE single SET id = ${value}, value = ${value / 3} WHERE id = ${one}`,
  ),
  row.map(({ value }) => `INSERT INTO single VALUES (${value}, ${value / 7}) ON CONFLICT DO NOTHING`),
)
const name = fc.constantFrom('one', 'two', 'three')
const turn = fc.record({ what: fc.constantFrom('take', 'take', 'restore', 'restore', 'delete'), name })

describe('The log of changes', () => {
  it('gives back the rows of any snapshot, whatever was changed, restored and deleted', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(change, change, turn), { maxLength: 40, size: 'max' }), (steps) => {
        const database = openDatabase(':memory:')
        database.exec(`
          CREATE TABLE pair (one INTEGER, two TEXT, value INTEGER UNIQUE, PRIMARY KEY (one, two)) STRICT;
          CREATE TABLE single (id INTEGER PRIMARY KEY, value REAL) STRICT`)
        const snapshots = snapshotTable(database)
        const kept = new Map<string, unknown>()
        const rows = () => [
          rowsOf(database, 'pair ORDER BY one, two'),
          rowsOf(database, 'single ORDER BY id'),
        ]
        const restore = (name: string) => {
          const { key } = snapshots.find(name) ?? {}
          expect(key !== undefined).toBe(kept.has(name))
          if (key === undefined) return
          snapshots.putBack(key)
          expect(rows()).toEqual(kept.get(name))
          snapshots.settle(key)
        }
        const remove = (name: string) => {
          const { key } = snapshots.find(name) ?? {}
          if (key !== undefined) snapshots.delete(key)
          kept.delete(name)
        }
        for (const step of steps) {
          if (typeof step === 'string') database.exec(step)
          else if (step.what === 'restore') restore(step.name)
          else {
            remove(step.name)
            if (step.what === 'delete') continue
            snapshots.insert({ name: step.name, takenAt: 0 })
            kept.set(step.name, rows())
          }
        }
        for (const name of [...kept.keys(), ...kept.keys()].reverse()) restore(name)
        database.close()
      }),
      runParameters(1_000),
    )
  })
})
