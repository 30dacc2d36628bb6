import { randomInt } from 'node:crypto'
import { expect, it } from 'vitest'
import { runRaces } from '../../harness/races/run-races.ts'

it('200 clients at once at 100 numbers: each has one claim, and none is lost', {
  timeout: 120_000,
}, async () => {
  const rounds = process.env['HOLDLINE_TEST_ALL'] === '1' ? 50 : 10
  const seed = Number(process.env['HOLDLINE_SEED'] ?? randomInt(1, 2 ** 31))
  const { faults, ends } = await runRaces({ rounds, seed, report: console.log })
  expect(faults).toEqual([])
  for (const [end, count] of Object.entries(ends)) expect(count, end).toBeGreaterThan(0)
})
