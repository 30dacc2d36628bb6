import { expect, it } from 'vitest'
import { givenDatabase, givenStore, waitsForLock } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, purchase, START } from '../given.ts'

it('a purchase that is repeated after the expiry, while the first is still under way, gets the same answer', async () => {
  const database = await givenDatabase()
  const [one, other] = await Promise.all([givenStore(database), givenStore(database)])
  await one.addStock([usBlock(US_GEOGRAPHIC, 1)])
  await one.resetClock({ mode: 'frozen', at: START })
  const { id, expiresAt } = await hold(one)

  // Another transaction locks the number for so long that the purchase waits beyond the expiry.
  const slow = await database.connect()
  await slow.query('BEGIN')
  await slow.query('SELECT FROM number FOR UPDATE')
  const inTime = purchase(one, id)
  await waitsForLock(database, inTime)
  await one.setClock({ mode: 'frozen', at: expiresAt })
  const late = purchase(other, id)
  const waiting =
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
  let answered = false
  late.finally(() => {
    answered = true
  })
  while (!answered && (await database.query(waiting)).length < 2);
  await slow.query('ROLLBACK')

  expect(await inTime).toMatchObject({ kind: 'purchased' })
  expect(await late).toEqual(await inTime)
})
