import { expect, it } from 'vitest'
import { StorageRefusedError } from '../../../src/storage/port/storage-refused-error.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { givenDatabase } from '../../support/postgres/given-processes.ts'

const CONNECTIONS = `
  SELECT count(*)::int AS connections FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`

it('a store whose replica has an unusable URL is refused, and keeps no connection', async () => {
  const { connection, query } = await givenDatabase()
  const replica = { connection: 'postgres://127.0.0.1/standby?colour=red', maxLagMs: 1_000 }
  const opening = openPostgresStore({ connection, replica })
  await expect(opening).rejects.toBeInstanceOf(StorageRefusedError)
  await expect(opening).rejects.toThrow('no parameter "colour"')
  // A backend ends a moment after its connection.
  await expect.poll(() => query(CONNECTIONS)).toEqual([{ connections: 0 }])
})
