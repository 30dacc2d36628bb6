import { expect, it } from 'vitest'
import { WorkRounds } from '../../src/server/work-rounds.ts'

it('Work begins in its order, a little of it in each round of the event loop', async () => {
  const rounds = new WorkRounds()
  const begun: number[] = []
  const counts: number[] = []
  for (let nth = 0; nth < 40; nth += 1) rounds.add(() => begun.push(nth))
  // What comes meanwhile waits behind all the rest.
  rounds.add(() => rounds.add(() => begun.push(41)))
  for (let round = 0; round < 5; round += 1) {
    await new Promise(setImmediate)
    counts.push(begun.length)
  }
  expect(counts).toEqual([16, 32, 40, 41, 41])
  expect(begun).toEqual([...Array(40).keys(), 41])
  rounds.add(() => begun.push(42))
  await new Promise(setImmediate)
  expect(begun.at(-1)).toBe(42)
})
