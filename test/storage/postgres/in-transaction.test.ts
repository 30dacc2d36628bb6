import { expect, it, onTestFinished } from 'vitest'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import {
  type Begun,
  type InTransactionOptions,
  inTransaction,
} from '../../../src/storage/postgres/in-transaction.ts'
import type { TestDatabase } from '../../support/postgres/create-database.ts'
import { givenDatabase } from '../../support/postgres/given-processes.ts'

/** Does something in a transaction, each time on the same connection. */
function onOneConnection({ connection }: TestDatabase) {
  const pool = createPool(connection, 1)
  onTestFinished(() => pool.end())
  return <T>(work: (begun: Begun) => Promise<T>, options: InTransactionOptions & { locks?: string } = {}) =>
    inTransaction(pool, { locks: options.locks ?? '', first: 'SELECT 1 AS one' }, work, options)
}

const PUT = 'INSERT INTO kept (n) VALUES ($1) RETURNING n'

async function givenTable() {
  const database = await givenDatabase()
  await database.query('CREATE TABLE kept (n bigint PRIMARY KEY)')
  const kept = async () => (await database.query('SELECT n::int FROM kept ORDER BY n')).map(({ n }) => n)
  return { database, transact: onOneConnection(database), kept }
}

it('a transaction gets the row of its first statement, and commits with its last one', async () => {
  const { transact, kept } = await givenTable()
  const answer = await transact(async ({ row, query, commitWith }) => {
    await query(PUT, [1])
    return [row, await commitWith(PUT, [2])]
  })
  expect(answer).toEqual([{ one: 1 }, [{ n: 2 }]])
  expect(await kept()).toEqual([1, 2])
})

it('a last statement that fails commits nothing, is the reason, and the connection goes on', async () => {
  const { transact, kept } = await givenTable()
  const failing = transact(async ({ query, commitWith }) => {
    await query(PUT, [1])
    await commitWith(PUT, [1])
  })
  await expect(failing).rejects.toMatchObject({ code: '23505' })
  expect(await kept()).toEqual([])
  await transact(({ commitWith }) => commitWith(PUT, [3]))
  expect(await kept()).toEqual([3])
})

it('a beginning that fails is the reason, and not the statement behind it', async () => {
  const { transact } = await givenTable()
  await expect(transact(async () => {}, { locks: 'SELECT 1 / 0;' })).rejects.toMatchObject({ code: '22012' })
  expect(await transact(async ({ row }) => row)).toEqual({ one: 1 })
})

it('a rollback that fails hides no reason, and costs only its connection', async () => {
  const { database, transact, kept } = await givenTable()
  const failing = transact(async ({ query }) => {
    await query(PUT, [1])
    const [{ pid } = {}] = await query('SELECT pg_backend_pid() AS pid')
    await database.query(`SELECT pg_terminate_backend(${pid}, 5000)`)
    throw new RangeError('the reason')
  })
  await expect(failing).rejects.toThrow('the reason')
  await transact(({ commitWith }) => commitWith(PUT, [2]))
  expect(await kept()).toEqual([2])
})

it('a transaction that keeps plans keeps those of pinned statements, and plans others each time', async () => {
  const { transact } = await givenTable()
  const PREPARED = 'SELECT statement, generic_plans::int, custom_plans::int FROM pg_prepared_statements'
  for (const keepsPlans of [true, true, true, false]) {
    await transact(
      async ({ query }) => {
        await query('SELECT n FROM kept WHERE n = $1', [1], { pinned: true })
        if (keepsPlans) await query('SELECT n FROM kept WHERE n = $1 + 1', [1])
      },
      { keepsPlans },
    )
  }
  expect(await transact(({ query }) => query(PREPARED))).toEqual([
    { statement: 'SELECT n FROM kept WHERE n = $1', generic_plans: 3, custom_plans: 1 },
  ])
})
