import { expect, it, onTestFinished } from 'vitest'
import type { ClusterNews } from '../../../src/storage/port/cluster-news.ts'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import type { Connection } from '../../../src/storage/postgres/read-connection.ts'
import { createDatabase } from '../../support/postgres/create-database.ts'
import { givenDatabase } from '../../support/postgres/given-processes.ts'

async function open(connection: Connection) {
  const news: ClusterNews[] = []
  const store = await openPostgresStore({ connection, poolSize: 2, onCluster: (each) => news.push(each) })
  onTestFinished(() => store.close())
  return { news, store, epoch: (await store.schema()).epoch }
}

it('the inventory has its PostgreSQL written in it, and each opening compares', async () => {
  const { connection, query } = await givenDatabase()
  const [{ system_identifier: system } = {}] = await query(
    'SELECT system_identifier FROM pg_control_system()',
  )
  const [{ timeline_id: timeline } = {}] = await query('SELECT timeline_id FROM pg_control_checkpoint()')
  const first = await open(connection)
  const [{ copy } = {}] = await query(`
    SELECT oid || '.' || 'cluster'::regclass::oid AS copy FROM pg_database WHERE datname = current_database()`)
  const epoch = `${system}/${timeline}/${copy}`
  expect(first).toMatchObject({ news: [], epoch })
  expect(await open(connection)).toMatchObject({ news: [], epoch })
  expect(await query('SELECT FROM cluster')).toHaveLength(1)
  for (const [change, sql] of [
    ['moved', "system = '17', timeline = 1"],
    ['set back', 'timeline = timeline + 1'],
    ['promoted', 'timeline = timeline - 1'],
    ['restored', "copy = '1.' || copy"],
  ]) {
    await query(`UPDATE cluster SET ${sql} WHERE nth = (SELECT max(nth) FROM cluster)`)
    expect(await open(connection)).toMatchObject({ news: [{ change, epoch }], epoch })
    expect(await open(connection)).toMatchObject({ news: [], epoch })
  }
  expect(await query('SELECT FROM cluster')).toHaveLength(5)
})

it('a copy of the database is another one, and what an older version wrote is no other one', async () => {
  const original = await givenDatabase()
  const { store, epoch: before } = await open(original.connection)
  await store.close()
  const copy = await createDatabase(original.name)
  onTestFinished(copy.drop)
  expect(await open(copy.connection)).toMatchObject({
    news: [{ change: 'restored', before, epoch: expect.not.stringMatching(`^${before}$`) }],
  })
  await copy.query('UPDATE cluster SET copy = NULL')
  expect(await open(copy.connection)).toMatchObject({ news: [] })
  expect(await copy.query('SELECT FROM cluster WHERE copy IS NOT NULL')).toHaveLength(1)
  await copy.query('CREATE TABLE made (LIKE cluster INCLUDING ALL); INSERT INTO made SELECT * FROM cluster')
  await copy.query('DROP TABLE cluster; ALTER TABLE made RENAME TO cluster')
  expect(await open(copy.connection)).toMatchObject({ news: [{ change: 'restored' }] })
})

it('a role needs no right of its own for that, and without the usual one nothing is compared', async () => {
  const database = await givenDatabase()
  const role = `role_${database.name}`
  await database.admin(`CREATE ROLE ${role} LOGIN`)
  onTestFinished(async () => {
    await database.drop()
    await database.admin(`DROP ROLE ${role}`)
  })
  await database.admin(`ALTER DATABASE ${database.name} OWNER TO ${role}`)
  const connection = { ...database.connection, user: role }
  expect((await open(connection)).epoch).toMatch(/^\d+\/\d+\/\d+\.\d+$/)
  await database.query("UPDATE cluster SET system = '17'")
  await database.query('REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC')
  const { news, store } = await open(connection)
  await store.ping()
  expect(news).toEqual([])
})
