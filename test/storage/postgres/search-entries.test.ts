import { it, onTestFinished } from 'vitest'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { migrate } from '../../../src/storage/postgres/migrate.ts'
import { MIGRATIONS } from '../../../src/storage/postgres/migrations/index.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { expectOneStory, insertOldSearches } from '../old-search-entries.ts'

it('searches that have an entry in audit are in the trail once, and new searches follow', async () => {
  const database = await givenDatabase()
  const pool = createPool(database.connection, 1)
  const before = Object.entries(MIGRATIONS).filter(([name]) => name < '0007')
  await migrate(pool, Object.fromEntries(before)).finally(() => pool.end())
  const statements = insertOldSearches({
    linked: (numbers, entry) => `'{${numbers}}', '{${numbers.map(() => entry)}}'`,
    list: (numbers) => `'{${numbers}}'`,
    no: 'false',
    overriding: 'OVERRIDING SYSTEM VALUE',
  })
  // As if each key and sequence had been drawn.
  const drawn = ["SELECT setval('search_key_seq', 30)", "SELECT setval('audit_sequence_seq', 4)"]
  await database.query([...statements, ...drawn].join(';'))
  const store = await givenStore(database)
  onTestFinished(() => store.close())
  await expectOneStory(store)
})
