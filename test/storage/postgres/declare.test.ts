import { expect, it } from 'vitest'
import { DECLARATION_LIFETIME_MS } from '../../../src/storage/port/declaration-store.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'

it('each process learns the declarations of the other living processes, whatever the clock of the inventory shows', async () => {
  const database = await givenDatabase()
  const [one, two] = [await givenStore(database), await givenStore(database)]
  await one.resetClock({ mode: 'frozen', at: 0 })
  const first = { process: 'one', declarations: { holdSeconds: 'a' } }
  const second = { process: 'two', declarations: { holdSeconds: 'b', 'resource/é': 'c' } }
  expect(await one.declare(first)).toEqual([])
  expect(await two.declare(second)).toEqual([first])
  const changed = { ...first, declarations: { holdSeconds: 'd' } }
  expect(await one.declare(changed)).toEqual([second])
  expect(await two.declare(second)).toEqual([changed])

  const declaredAgo = (ms: number, name: string) =>
    database.query(
      `UPDATE process SET declared_at = clock_timestamp() - interval '${ms} milliseconds' WHERE name = '${name}'`,
    )
  await declaredAgo(DECLARATION_LIFETIME_MS, 'one')
  expect(await two.declare(second)).toEqual([])
  await declaredAgo(25 * 60 * 60_000, 'one')
  await two.declare(second)
  expect(await database.query('SELECT name FROM process')).toHaveLength(1)
  expect(await one.declare(first)).toEqual([second])
  expect(await two.declare({ process: 'two', declarations: {} })).toEqual([first])
  expect(await one.declare(first)).toEqual([])
})
