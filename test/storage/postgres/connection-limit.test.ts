import { describe, expect, it, onTestFinished } from 'vitest'
import { openPostgresStore } from '../../../src/storage/postgres/open-postgres-store.ts'
import { givenDatabase } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, newGuid } from '../given.ts'

/** A store whose user is no superuser, over a database of which it is the owner. */
async function givenLimited(limit: (role: string, database: string) => string) {
  const database = await givenDatabase()
  const role = `role_${database.name}`
  await database.admin(`CREATE ROLE ${role} LOGIN`)
  onTestFinished(async () => {
    await database.drop()
    await database.admin(`DROP ROLE ${role}`)
  })
  await database.admin(`ALTER DATABASE ${database.name} OWNER TO ${role}`)
  await database.admin(limit(role, database.name))
  const store = await openPostgresStore({ connection: { ...database.connection, user: role } })
  onTestFinished(() => store.close())
  return { store, database, role }
}

describe('A store that gets two connections and would use ten', () => {
  it.each([
    ['of its role', (role: string) => `ALTER ROLE ${role} CONNECTION LIMIT 2`],
    ['of its database', (_: string, database: string) => `ALTER DATABASE ${database} CONNECTION LIMIT 2`],
  ])('serves all calls, by the limit %s', async (_, limit) => {
    const { store } = await givenLimited(limit)
    await store.addStock([usBlock(US_GEOGRAPHIC, 400)])
    const calls = Array.from({ length: 100 }, () => [
      hold(store),
      store.search('contoso', newGuid()),
      store.ownedNumbers('contoso', { skip: 0, limit: 1 }),
      store.ping(),
    ])
    await Promise.all(calls.flat())
    expect((await store.count()).total - (await store.count()).free).toBe(100)
  })

  it('uses more as soon as it gets more', async () => {
    const { store, database, role } = await givenLimited((role) => `ALTER ROLE ${role} CONNECTION LIMIT 1`)
    await Promise.all(Array.from({ length: 20 }, () => store.ping()))
    await database.admin(`ALTER ROLE ${role} CONNECTION LIMIT 5`)
    const open = async () => {
      const rows = await database.query(`SELECT FROM pg_stat_activity WHERE usename = '${role}'`)
      return rows.length
    }
    while ((await open()) < 5) await Promise.all(Array.from({ length: 20 }, () => store.ping()))
  })
})
