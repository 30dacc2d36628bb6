import { expect, it } from 'vitest'
import { heldLock } from '../../../src/storage/postgres/held-lock.ts'
import { BY_TEST } from '../../support/by-test.ts'
import { givenDatabase, givenStore, waitsForLock } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { holdCommand } from '../given.ts'

it('a change is answered only when no transaction under the version before it is under way', async () => {
  const database = await givenDatabase()
  const [one, other] = [await givenStore(database), await givenStore(database)]
  await one.addStock([usBlock(US_GEOGRAPHIC, 5)])
  const answered: string[] = []
  const note = <T extends { kind: string }>(name: string, answer: Promise<T>) =>
    answer.then(({ kind }) => void answered.push(`${name} ${kind}`))

  // Another transaction is about to hold more for contoso, so that the first hold stops in the middle of its own.
  const stopper = await database.connect()
  await stopper.query(`BEGIN; ${heldLock(['contoso'])}`)
  const first = note('hold', one.hold(holdCommand({ heldLimit: 9, registerVersion: 0 })))
  await waitsForLock(database, first)
  const changing = note(
    'change',
    other.changeRegister({ version: 0, documents: new Map([['a', {}]]), ...BY_TEST }),
  )
  while ((await database.query(WAITS_FOR_REGISTER)).length === 0);
  const second = note('late hold', one.hold(holdCommand({ resource: 'fabrikam', registerVersion: 0 })))
  expect(answered).toEqual([])
  await stopper.query('COMMIT')
  await Promise.all([first, changing, second])
  expect(answered.indexOf('hold held')).toBeLessThan(answered.indexOf('change changed'))
  expect(answered).toContain('late hold outdated')
})

const WAITS_FOR_REGISTER = `
  SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND objsubid = 1`
