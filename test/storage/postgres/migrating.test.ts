import { expect, it, onTestFinished } from 'vitest'
import { checkMigrations } from '../../../src/storage/postgres/check-migrations.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { inTransaction } from '../../../src/storage/postgres/in-transaction.ts'
import { migrate } from '../../../src/storage/postgres/migrate.ts'
import { migrateDatabase } from '../../../src/storage/postgres/migrate-database.ts'
import { readMigrations } from '../../../src/storage/postgres/read-migrations.ts'
import { givenDatabase } from '../../support/postgres/given-processes.ts'

it('a process that has read the schema, and waits while another process migrates it, sees the migrations', async () => {
  const database = await givenDatabase()
  const [first, second] = [createPool(database.connection, 1), createPool(database.connection, 1)]
  onTestFinished(async () => void (await Promise.all([first.end(), second.end()])))
  // Like a connection of PgBouncer that other clients have used.
  await inTransaction(second, { first: 'SELECT 1' }, ({ query }) => readMigrations(query))

  const blocker = await database.connect()
  await blocker.query('BEGIN; SELECT pg_advisory_xact_lock(1212957772)')
  const waiting = async (count: number) => {
    const sql = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = 1212957772"
    while ((await database.query(sql)).length < count);
  }
  const migrating = [migrate(first)]
  await waiting(1)
  migrating.push(migrate(second))
  await waiting(2)
  await blocker.query('COMMIT')
  const [done, left] = await Promise.all(migrating)
  expect(done).not.toEqual([])
  expect(left).toEqual([])
})

it('a wait for another process that migrates is told', async () => {
  const database = await givenDatabase()
  const blocker = await database.connect()
  await blocker.query('BEGIN; SELECT pg_advisory_xact_lock(1212957772)')
  const told: string[] = []
  let migrating: Promise<unknown> | undefined
  await new Promise<void>((resolve) => {
    const tell = (message: string) => {
      told.push(message)
      resolve()
    }
    migrating = migrateDatabase(database.connection, { afterMs: 0, tell })
  })
  expect(told).toEqual(['Waiting for another process, which migrates the database'])
  await blocker.query('COMMIT')
  await migrating
})

it('a wait for a session that has locked the tables is told, and a command that does not wait says so', async () => {
  const database = await givenDatabase()
  await migrateDatabase(database.connection)
  const blocker = await database.connect()
  await blocker.query('BEGIN; LOCK TABLE kysely_migration')
  const told: string[] = []
  const migrating = migrateDatabase(database.connection, { afterMs: 0, tell: (line) => told.push(line) })
  await expect
    .poll(() => told)
    .toContain('Waiting for another session, which has locked the tables of the inventory')
  await expect(checkMigrations(database.connection)).rejects.toThrow(
    'PostgreSQL cannot be used: canceling statement due to lock timeout: another session has locked a table; try again when it has ended its transaction',
  )
  await blocker.query('COMMIT')
  expect(await migrating).toEqual([])
})

it('a start that waits for nobody tells nothing', async () => {
  const { connection } = await givenDatabase()
  const told: string[] = []
  await migrateDatabase(connection, { afterMs: 600_000, tell: (message) => told.push(message) })
  expect(told).toEqual([])
})
