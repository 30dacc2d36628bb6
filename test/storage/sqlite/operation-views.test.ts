import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { batchRunner } from '../../../src/storage/sqlite/batch.ts'
import { openDatabase, type SqliteDatabase } from '../../../src/storage/sqlite/database.ts'
import { createEngine } from '../../../src/storage/sqlite/engine.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { MIGRATIONS } from '../../../src/storage/sqlite/migrations/index.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { stillClock } from '../../support/still-clock.ts'
import { insertOld, type OldRecords, oldRecords, shownOperation } from '../old-operations.ts'

const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '2026-11-28'))

/** A database of the Holdline before, with these records. */
function oldDatabase(records: OldRecords): SqliteDatabase {
  const database = openDatabase(':memory:')
  migrate(database, 'The database', { migrations: BEFORE })
  for (const sql of insertOld(records, "'[14255550100]'", '0')) database.exec(sql)
  return database
}

it('every operation that could be polled before a migration can be polled after it, with the same answer', {
  timeout: SHRINKING_MS,
}, () => {
  fc.assert(
    fc.property(oldRecords, (records) => {
      const database = oldDatabase(records)
      migrate(database, 'The database')
      const engine = createEngine(database, stillClock(7))
      for (const row of records.operations) {
        expect(engine.operation(row.resource, row.id)).toEqual({ value: shownOperation(row), now: 7 })
        expect(engine.operation('nobody', row.id)).toBeUndefined()
      }
      const { count } = database.prepare('SELECT count(*) AS count FROM operation').get() ?? {}
      expect(count).toBe(records.operations.filter(({ search }) => search === null).length)
      // Later records have their place beside them.
      const release = { resource: 'contoso', phoneNumber: '+14255550199', agingMs: 0, operationGuid: 'new' }
      const call = {
        method: 'release',
        parameters: [{ ...release, delay: { notStartedMs: 0, runningMs: 0 } }],
      } as const
      expect(batchRunner(database, engine)([call])).toMatchObject([{ done: true }])
      database.close()
    }),
    runParameters(20),
  )
})

it('a migration that fails leaves everything as it was', () => {
  const [records] = fc.sample(oldRecords, { numRuns: 1, seed: 1 })
  const database = oldDatabase(records ?? { searches: [], operations: [] })
  onTestFinished(() => database.close())
  const dump = () =>
    ['sqlite_master', 'search', 'operation', 'kysely_migration'].map((table) =>
      database.prepare(`SELECT * FROM ${table}`).all(),
    )
  const before = dump()
  const migrations = { ...MIGRATIONS, '9999-broken': 'CREATE TABLE half (a INTEGER); SELECT nonsense' }
  expect(() => migrate(database, 'The database', { migrations })).toThrow('nonsense')
  expect(dump()).toEqual(before)
})
