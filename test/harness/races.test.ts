import { expect, it } from 'vitest'
import { runRaces } from '../../harness/races/run-races.ts'
import { EVERYTHING } from '../support/everything.ts'
import { reportRun } from './report-run.ts'

/** At least four: one at each of the three servers, and one in which nothing is given back. */
const rounds = EVERYTHING ? 20 : 4

it('200 clients race for 100 numbers: each number has one claim, and none is lost', {
  timeout: 300_000,
}, async () => {
  const { faults, ends } = await runRaces({ rounds, ...reportRun() })
  expect(faults).toEqual([])
  for (const [end, count] of Object.entries(ends)) expect(count, end).toBeGreaterThan(0)
})
