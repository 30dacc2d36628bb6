import { expect, it } from 'vitest'
import { openDatabase, type SqliteDatabase } from '../../../src/storage/sqlite/database.ts'
import { emptyInventory } from '../../../src/storage/sqlite/empty-inventory.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'

/** What is in a database, and every row but the instants of the migrations. */
function contentOf(database: SqliteDatabase) {
  const made = database
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name')
    .all()
  const tables = made.filter(({ type, name }) => type === 'table' && name !== 'kysely_migration')
  const rows = tables.flatMap(({ name }) => database.prepare(`SELECT *, '${name}' FROM "${name}"`).all())
  return { made, rows, migrations: database.prepare('SELECT name FROM kysely_migration ORDER BY name').all() }
}

it('makes at once what the migrations make one after the other', () => {
  const [migrated, made] = [openDatabase(':memory:'), openDatabase(':memory:')]
  migrate(migrated, 'The in-memory database')
  migrate(made, 'The in-memory database', { schema: emptyInventory() })
  const content = contentOf(made)
  expect(content).toEqual(contentOf(migrated))
  expect(content.made.length).toBeGreaterThan(20)
  expect(content.rows).not.toEqual([])
})

it('is no inventory of another program, and needs no migration', () => {
  const database = openDatabase(':memory:')
  migrate(database, 'The in-memory database', { schema: emptyInventory() })
  const before = contentOf(database)
  migrate(database, 'The in-memory database')
  expect(contentOf(database)).toEqual(before)
})
