import { expect, it } from 'vitest'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'

/** The second row makes SQLite roll back by itself, as a disk error may. */
const ROLLED_BACK = `
  CREATE TABLE one (id INTEGER PRIMARY KEY ON CONFLICT ROLLBACK);
  INSERT INTO one VALUES (1);
  INSERT INTO one VALUES (1);`

it('A migration that SQLite itself has rolled back fails for the reason of the rollback', () => {
  const database = openDatabase(':memory:')
  const migrations = { '2026-01-01-0-one': ROLLED_BACK }
  expect(() => migrate(database, 'The database', { migrations })).toThrow('UNIQUE constraint failed')
  expect(database.prepare('SELECT name FROM sqlite_master').all()).toEqual([])
  database.close()
})
