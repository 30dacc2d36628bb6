import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { STORE_METHODS, type StoreMethod } from '../../../src/storage/port/store-methods.ts'
import { batchRunner, type StoreCall } from '../../../src/storage/sqlite/batch.ts'
import { connect } from '../../../src/storage/sqlite/connect.ts'
import { openDatabase, type SqliteDatabase } from '../../../src/storage/sqlite/database.ts'
import { createEngine } from '../../../src/storage/sqlite/engine.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { storeOver } from '../../../src/storage/sqlite/store-over.ts'
import { storeQueue } from '../../../src/storage/sqlite/store-queue.ts'
import { stillClock } from '../../support/still-clock.ts'
import { US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { addRecords, EFFECTIVE } from '../effective-call.ts'
import { METHOD_NAMES, misfile, otherKind } from '../misfile.ts'
import { dump } from './dump.ts'

const OPEN = {
  'in memory': async () => {
    const database = openDatabase(':memory:')
    migrate(database, 'The database')
    return database
  },
  'in a file': () => connect(join(temporaryDirectory(), 'inventory.db')),
}

/** An inventory with records for this method's call, on a connection whose statements fail when the test says so. */
async function given(open: () => Promise<SqliteDatabase>, method: StoreMethod) {
  const database = await open()
  onTestFinished(() => database.close())
  let fails = (_sql: string) => false
  const engine = createEngine(
    failing(database, (sql) => fails(sql)),
    stillClock(0),
  )
  const run = batchRunner(
    failing(database, (sql) => fails(sql)),
    engine,
  )
  const records = await addRecords(
    storeOver(
      async (call) => run([call])[0] ?? { done: false, reason: 'No outcome' },
      async () => {},
    ),
  )
  return {
    database,
    run,
    call: { method, parameters: EFFECTIVE[method](records) } satisfies StoreCall,
    failAt: (when: typeof fails) => {
      fails = when
    },
  }
}

function failing(database: SqliteDatabase, fails: (sql: string) => boolean): SqliteDatabase {
  return {
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql)
      return {
        ...statement,
        run(...parameters) {
          if (fails(sql)) throw new Error(`Failed on purpose: ${sql}`)
          return statement.run(...parameters)
        },
      }
    },
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The ways in which a method can differ from the list. */
async function complaints(open: () => Promise<SqliteDatabase>, method: StoreMethod): Promise<string[]> {
  const { database, run, call, failAt } = await given(open, method)
  const before = dump(database)
  const found: string[] = []
  if (STORE_METHODS[method] === 'read') {
    database.exec('PRAGMA query_only = ON')
    for (const outcome of run([call])) if (!outcome.done) found.push(`cannot only read: ${outcome.reason}`)
    database.exec('PRAGMA query_only = OFF')
    if (!same(dump(database), before)) found.push('reads, and has changed something')
    return found
  }
  const mustFail = (what: string) => {
    if (run([call])[0]?.done === true) found.push(`is done although ${what}`)
    if (!same(dump(database), before)) found.push(`is half done when ${what}`)
  }
  failAt((sql) => sql === 'COMMIT')
  mustFail('its commit failed')
  let writes = 0
  failAt((sql) => {
    if (/^\s*(INSERT|UPDATE|DELETE)/.test(sql)) writes += 1
    return false
  })
  run([call])
  if (same(dump(database), before)) found.push('writes, and has changed nothing')
  if (writes === 0) found.push('writes nothing')
  for (let last = 1; last <= writes; last += 1) {
    const again = await given(open, method)
    const untouched = dump(again.database)
    let nth = 0
    again.failAt((sql) => /^\s*(INSERT|UPDATE|DELETE)/.test(sql) && ++nth === last)
    if (again.run([again.call])[0]?.done !== false) found.push(`is done although write ${last} failed`)
    if (!same(dump(again.database), untouched)) found.push(`is half done when write ${last} failed`)
  }
  return found
}

/**
 * An embedded store has one process, so a declaration there has no reader and writes nothing. Its trail is in one piece.
 */
const WITHOUT_EFFECT: readonly StoreMethod[] = ['declare', 'extendTrail', 'archive']
const METHODS = METHOD_NAMES.filter((method) => !WITHOUT_EFFECT.includes(method))

describe.each(Object.entries(OPEN))('The kind of each method in the list is right, SQLite %s', (_, open) => {
  it.each(METHODS)('%s', async (method) => {
    expect(await complaints(open, method)).toEqual([])
  })
})

describe('A method with a wrong kind in the list is found, SQLite', () => {
  it.each(METHODS)('%s', async (method) => {
    const found = await misfile(method, otherKind(method), () => complaints(OPEN['in memory'], method))
    expect(found).not.toEqual([])
  })
})

describe('Calls that wait together, SQLite', () => {
  /** The methods of each batch in which these calls are done. */
  async function batches(...methods: StoreMethod[]): Promise<StoreMethod[][]> {
    const { run, database } = await given(OPEN['in memory'], 'ping')
    const done: StoreMethod[][] = []
    const queue = storeQueue({
      run: async (calls) => {
        done.push(calls.map(({ method }) => method))
        return run(calls)
      },
      batchesInFlight: 1,
      capacity: 100,
    })
    const parameters = [[usBlock(US_TOLL_FREE, 1_000)]]
    const outcomes = await Promise.all(
      methods.map((method) => queue.execute({ method, parameters: method === 'addStock' ? parameters : [] })),
    )
    expect(outcomes.map((outcome) => outcome.done)).toEqual(methods.map(() => true))
    expect(database.prepare('SELECT count(*) AS count FROM clock').get()).toEqual({ count: 1 })
    return done
  }

  it('share a transaction, and a large import has one of its own', async () => {
    expect(await batches('ping', 'now', 'ping')).toEqual([['ping', 'now', 'ping']])
    expect(await batches('ping', 'now', 'addStock', 'ping')).toEqual([
      ['ping', 'now'],
      ['addStock'],
      ['ping'],
    ])
  })
})
