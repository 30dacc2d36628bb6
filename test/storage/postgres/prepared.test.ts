import { describe, expect, it, onTestFinished } from 'vitest'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { inTransaction } from '../../../src/storage/postgres/in-transaction.ts'
import type { Query } from '../../../src/storage/postgres/query.ts'
import type { Connection } from '../../../src/storage/postgres/read-connection.ts'
import { createStatementNames } from '../../../src/storage/postgres/statement-names.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, purchase } from '../given.ts'

/** Does something in a transaction, each time on the same connection. */
function onOneConnection(connection: Connection) {
  const pool = createPool(connection, 1)
  onTestFinished(() => pool.end())
  return <T>(work: (query: Query) => Promise<T>) =>
    inTransaction(pool, { first: 'SELECT 1' }, ({ query }) => work(query))
}

const PREPARED = 'SELECT statement FROM pg_prepared_statements'
const DOUBLE = 'SELECT 2 * $1::int AS doubled'

describe('Statements of PostgreSQL with parameters', () => {
  it('are prepared once on a connection, and scripts never are', async () => {
    const { connection } = await givenDatabase()
    const transact = onOneConnection(connection)
    for (const given of [1, 2, 3]) {
      expect(await transact((query) => query(DOUBLE, [given]))).toEqual([{ doubled: 2 * given }])
    }
    await transact((query) => query('SELECT 1; SELECT 2'))
    expect(await transact((query) => query(PREPARED))).toEqual([{ statement: DOUBLE }])
  })

  it('are not prepared where the connection is said not to keep them', async () => {
    const { connection } = await givenDatabase()
    const transact = onOneConnection({ ...connection, prepared: false })
    expect(await transact((query) => query(DOUBLE, [4]))).toEqual([{ doubled: 8 }])
    expect(await transact((query) => query(PREPARED))).toEqual([])
  })

  it('are planned anew over a table that has grown', async () => {
    const { connection, query: outside } = await givenDatabase()
    const transact = onOneConnection(connection)
    await outside('CREATE TABLE grown (n bigint PRIMARY KEY)')
    await outside('INSERT INTO grown SELECT generate_series(1, 10)')
    // PostgreSQL reads a small table whole; after five executions it would keep the plan.
    await outside('VACUUM ANALYZE grown')
    const find = (query: Query) => query('SELECT n FROM grown WHERE n = $1', [7])
    for (let time = 0; time < 10; time += 1) await transact(find)
    await outside('INSERT INTO grown SELECT generate_series(11, 100000)')
    const [read] = await transact(async (query) => {
      expect(await find(query)).toEqual([{ n: 7 }])
      return query("SELECT seq_tup_read AS rows FROM pg_stat_xact_user_tables WHERE relname = 'grown'")
    })
    // They include the ten rows of each time before.
    expect(read?.['rows']).toBeLessThan(1_000)
  })

  it('go on working after a migration has changed their columns', async () => {
    const database = await givenDatabase()
    const store = await givenStore(database, 4)
    await store.addStock([usBlock(US_GEOGRAPHIC, 20)])
    const buyOne = async () => purchase(store, (await hold(store)).id)
    const buyFour = () => Promise.all([buyOne(), buyOne(), buyOne(), buyOne()])
    await buyFour()
    await database.query('ALTER TABLE search ADD COLUMN added_later int')
    for (const { kind } of await buyFour()) expect(kind).toBe('purchased')
  })
})

describe('The name of a prepared statement', () => {
  it('is the same in every process, another name for another text, and short enough for PostgreSQL', () => {
    const [one, other] = [createStatementNames(), createStatementNames()]
    expect(one.of(DOUBLE)).toBe(other.of(DOUBLE))
    expect(one.of(DOUBLE)).not.toBe(one.of(PREPARED))
    expect(one.of(DOUBLE)?.length).toBeLessThan(64)
  })

  it('is another name once names are renewed', () => {
    const names = createStatementNames()
    const before = names.of(DOUBLE)
    names.renew()
    expect(names.of(DOUBLE)).not.toBe(before)
  })

  it('is not given once names have stopped', () => {
    const names = createStatementNames()
    names.of(DOUBLE)
    names.stop()
    names.renew()
    expect(names.of(DOUBLE)).toBeUndefined()
  })

  it('is not given to texts without end', () => {
    const names = createStatementNames()
    const given = Array.from({ length: 1_000 }, (_, n) => names.of(`SELECT ${n}`))
    expect(given.filter((name) => name !== undefined)).toHaveLength(500)
    expect(names.of('SELECT 1')).toBe(given[1])
  })
})
