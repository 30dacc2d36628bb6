import { expect, it } from 'vitest'
import { createCursors } from '../../../src/storage/postgres/hold/cursors.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold } from '../given.ts'

const piece = (last: number) => ({ place: 0, last })

it('the cursor of the pieces passes those that were used up, and none in which numbers were left', () => {
  const cursors = createCursors(() => 0)
  const from = () => cursors.from(1).piece.last
  cursors.tookFrom(1, piece(999), false)
  cursors.tookFrom(1, piece(1_999), true)
  expect(from()).toBe(0)
  cursors.tookFrom(1, piece(999), true)
  expect(from()).toBe(999)
  cursors.tookFrom(1, piece(2_999), true)
  expect(from()).toBe(2_999)
  expect(cursors.from(2).piece.last).toBe(0)
})

it('cursors are forgotten after a while, since numbers may come back behind them', () => {
  let now = 0
  const cursors = createCursors(() => now)
  cursors.tookFrom(1, piece(999), true)
  cursors.took(1, 7)
  now = 1_999
  expect(cursors.from(1)).toEqual({ freeAt: 7, piece: piece(999) })
  now = 2_000
  expect(cursors.from(1)).toEqual({ freeAt: 0, piece: piece(0) })
})

it('a process whose cursor has passed a piece finds it all the same where it comes up short', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 1_901)])
  const other = await database.connect()
  await other.query('BEGIN; SELECT FROM untouched ORDER BY last LIMIT 1 FOR UPDATE')
  expect((await hold(store, { quantity: 1_000 })).phoneNumbers[0]).toBe('+14255551000')
  await other.query('ROLLBACK')
  expect((await hold(store, { quantity: 901 })).phoneNumbers).toHaveLength(901)
})
