import { join } from 'node:path'
import { it } from 'vitest'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { MIGRATIONS } from '../../../src/storage/sqlite/migrations/index.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { openStore } from '../given.ts'
import { expectOneStory, insertOldSearches } from '../old-search-entries.ts'

const BEFORE = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '2026-11-28-4'))

it('searches that have an entry in audit are in the trail once, and new searches follow', async () => {
  const file = join(temporaryDirectory(), 'inventory.db')
  const database = openDatabase(file)
  migrate(database, 'The database', { migrations: BEFORE })
  const statements = insertOldSearches({
    linked: (numbers, entry) => `'${JSON.stringify(numbers.map((number) => [number, entry]))}'`,
    list: (numbers) => `'${JSON.stringify(numbers)}'`,
    no: '0',
  })
  for (const sql of statements) database.exec(sql)
  database.close()
  const open = () => openFileStore({ file, thread: WORKER_URL })
  await expectOneStory(await openStore({ name: 'SQLite in a file', open }, 0))
})
