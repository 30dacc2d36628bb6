import { describe, expect, it } from 'vitest'
import { runFuzz } from '../../harness/fuzz/run-fuzz.ts'
import { EVERYTHING } from '../support/everything.ts'
import { reportRun } from './report-run.ts'

const requests = EVERYTHING ? 10_000 : 1_000

describe(`${requests} requests with one mutation each`, () => {
  it('are answered in the error shape, and none is accepted with a signature of another request', {
    timeout: 120_000,
  }, async () => {
    const { tally, faults } = await runFuzz({ requests, ...reportRun() })
    expect(faults).toEqual([])
    expect(tally.untried()).toEqual([])
    // Otherwise no request got as far as the operations themselves.
    expect(tally.count({ signedAgain: true, outcome: 400 })).toBeGreaterThan(0)
    expect(tally.count({ signedAgain: true, outcome: 202 })).toBeGreaterThan(0)
  })
})
