import { expect, it } from 'vitest'
import { givenDatabase, givenStore, waitsForLock } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { HOLD_MS, hold, moveClock, START } from '../given.ts'
import { nthNumber, reuseReservation } from '../given-reservation.ts'

const ALL = { keptMs: 0, limit: 100 }

/** Two processes on one database, with this many searches whose holds have expired. */
async function twoProcesses(searches: number) {
  const database = await givenDatabase()
  const [one, other] = await Promise.all([givenStore(database), givenStore(database)])
  await one.addStock([usBlock(US_GEOGRAPHIC, searches)])
  await one.resetClock({ mode: 'frozen', at: START })
  const ids: string[] = []
  for (let nth = 0; nth < searches; nth += 1) ids.push((await hold(one)).id)
  await moveClock(one, HOLD_MS)
  return { database, one, other, ids }
}

it('while one process tidies, another has nothing to do and is told at once', async () => {
  const { database, one, other } = await twoProcesses(2)
  const blocker = await database.connect()
  await blocker.query('BEGIN')
  await blocker.query('LOCK TABLE operation IN EXCLUSIVE MODE')
  const tidying = one.tidy(ALL)
  await waitsForLock(database, tidying)
  expect(await other.tidy(ALL)).toEqual({ kind: 'busy' })
  await blocker.query('ROLLBACK')
  expect(await tidying).toMatchObject({ kind: 'tidied', removed: { searches: 2, operations: 0 } })
  expect(await other.tidy(ALL)).toMatchObject({ kind: 'tidied', removed: { searches: 0 } })
})

it('records that several processes remove at once are counted once, and no record is left', async () => {
  const { database, one, other, ids } = await twoProcesses(30)
  let removed = 0
  const work = async (store: typeof one) => {
    for (;;) {
      const answer = await store.tidy({ keptMs: 0, limit: 3 })
      if (answer.kind === 'busy') continue
      removed += answer.removed.searches
      if (!answer.more) return
    }
  }
  await Promise.all([work(one), work(one), work(other), work(other)])
  expect(removed).toBe(ids.length)
  expect(await database.query('SELECT FROM search UNION ALL SELECT FROM operation')).toEqual([])
})

it('a locked record is passed over, and removed by a later round', async () => {
  const { database, one, ids } = await twoProcesses(3)
  const reader = await database.connect()
  await reader.query('BEGIN')
  await reader.query('SELECT FROM search WHERE id = $1 FOR UPDATE', [ids[0]])
  expect(await one.tidy({ ...ALL, limit: 2 })).toMatchObject({ removed: { searches: 2 }, more: true })
  expect(await one.search('contoso', ids[0] ?? '')).toBeDefined()
  await reader.query('ROLLBACK')
  expect(await one.tidy(ALL)).toMatchObject({ removed: { searches: 0 }, more: false })
  expect(await one.tidy(ALL)).toMatchObject({ removed: { searches: 1 }, more: false })
})

it('a reservation whose id is used again leaves no numbers behind', async () => {
  const { database, one } = await twoProcesses(3)
  await reuseReservation(one)
  expect(await database.query('SELECT number::text FROM reserved_number')).toEqual([
    { number: nthNumber(2).slice(1) },
  ])
})
