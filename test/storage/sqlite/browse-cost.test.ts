import { describe, expect, it } from 'vitest'
import { openDatabase, type SqliteDatabase } from '../../../src/storage/sqlite/database.ts'
import { createEngine } from '../../../src/storage/sqlite/engine.ts'
import { MIGRATIONS } from '../../../src/storage/sqlite/migrations/index.ts'
import { stillClock } from '../../support/still-clock.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { CALLS, HOLD_MS, holdCommand } from '../given.ts'

/** A database that counts the rows that its statements answer. */
function counting(database: SqliteDatabase) {
  const counts = { rows: 0 }
  const counted: SqliteDatabase = {
    ...database,
    prepare(sql) {
      const statement = database.prepare(sql)
      const all: typeof statement.all = (...parameters) => {
        const rows = statement.all(...parameters)
        counts.rows += rows.length + 1
        return rows
      }
      return {
        run: statement.run,
        all,
        get: (...parameters) => all(...parameters)[0],
      }
    },
  }
  return { counts, counted }
}

function open(script: string) {
  const database = openDatabase(':memory:')
  database.exec(script)
  const { counts, counted } = counting(database)
  return { database, counts, engine: createEngine(counted, stillClock(1_000_000_000_000)) }
}

/** Gives the numbers of `usBlock(US_GEOGRAPHIC)` from one place to another a row each, held for years. */
function holdRows(database: SqliteDatabase, from: number, to: number): void {
  const first = 14255550100 + from
  const next = 14255550100 + to
  database.exec(`
    INSERT INTO number (number, stock, free_at, claim, entry)
    WITH RECURSIVE held (number) AS (SELECT ${first} UNION ALL SELECT number + 1 FROM held WHERE number < ${next - 1})
    SELECT number, 1, 2000000000000, 1, 1 FROM held;
    DELETE FROM untouched WHERE last < ${next};
    UPDATE untouched SET first = ${next} WHERE first < ${next}`)
}

const [FIRST = '', ...LATER] = Object.values(MIGRATIONS)
const query = {
  resource: 'contoso',
  country: 'US',
  numberType: 'geographic',
  offerings: [CALLS],
  limit: 25,
  seed: 1,
} as const

describe('Browsing in SQLite', () => {
  it('reads no more of many numbers than of few, with none, half or all of them held', () => {
    for (const total of [10_000, 300_000]) {
      const { counts, engine, database } = open(FIRST + LATER.join(''))
      engine.addStock([usBlock(US_GEOGRAPHIC, total)])
      for (const [from, to] of [
        [0, 0],
        [0, total / 2],
        [total / 2, total],
      ] as const) {
        if (to > from) holdRows(database, from, to)
        for (const prefixes of [[], ['1425'], ['14255555', '99']]) {
          counts.rows = 0
          const { phoneNumbers } = engine.browse({ ...query, prefixes })
          // All numbers of 5555 are held where half of 300,000 are.
          if (prefixes.length < 2) expect(phoneNumbers.length > 0).toBe(to < total)
          // At most 1,000 draws of two rows each, and some rows of blocks.
          expect(counts.rows).toBeLessThan(4_200)
        }
      }
      database.close()
    }
  })

  it('reads no more of a billion untouched numbers', () => {
    const { counts, engine, database } = open(FIRST + LATER.join(''))
    const stock = US_GEOGRAPHIC
    engine.addStock([{ stock, first: '+10000000000', last: '+10009999999' }])
    engine.addStock([{ stock, first: '+440000000000', last: '+440989999999' }])
    for (const prefixes of [[], ['1000'], ['44012']]) {
      counts.rows = 0
      expect(engine.browse({ ...query, prefixes }).phoneNumbers).toHaveLength(25)
      expect(counts.rows).toBeLessThan(200)
    }
    database.close()
  })

  it('finds the numbers of a database that was made before there was browsing', () => {
    const database = openDatabase(':memory:')
    database.exec(FIRST)
    const add = database.prepare('INSERT INTO number (number, stock, free_at, entry) VALUES (?, ?, 1, 1)')
    database.exec(
      `INSERT INTO stock VALUES (1, 'US', 'geographic', '425', 3, 0), (2, 'US', 'geographic', '206', 3, 0)`,
    )
    const runs = [
      [1, 14255550100, 14255550109],
      [2, 14255550110, 14255550112],
      [1, 14255550113, 14255550113],
      [1, 14255550200, 14255550201],
    ] as const
    for (const [stock, first, last] of runs) {
      for (let number = first; number <= last; number += 1) add.run(number, stock)
    }
    database.exec(LATER.join(''))
    expect(database.prepare('SELECT stock, position, first, last FROM block ORDER BY first').all()).toEqual([
      { stock: 1, position: 0, first: 14255550100, last: 14255550109 },
      { stock: 2, position: 0, first: 14255550110, last: 14255550112 },
      { stock: 1, position: 10, first: 14255550113, last: 14255550113 },
      { stock: 1, position: 11, first: 14255550200, last: 14255550201 },
    ])
    const engine = createEngine(database, stillClock(1_000_000_000_000))
    expect(engine.browse({ ...query, prefixes: [] }).phoneNumbers).toHaveLength(16)
    engine.hold(holdCommand({ holdMs: HOLD_MS, quantity: 9 }))
    expect(engine.browse({ ...query, prefixes: [] }).phoneNumbers).toHaveLength(7)
  })
})
