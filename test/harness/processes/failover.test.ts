import { describe, expect, it } from 'vitest'
import { ROUNDS } from '../../../harness/failover/rounds.ts'
import { runFailover } from '../../../harness/failover/run-failover.ts'
import { reportRun } from '../report-run.ts'

/** A machine that runs other tests besides is slow. */
const BUDGET_MS = 20_000
const OPTIONS = { clients: 100, budgetMs: BUDGET_MS }

describe('four processes whose PostgreSQL fails over, under many clients', () => {
  it('every answer stays right, and the processes come back by themselves', {
    timeout: 400_000,
  }, async () => {
    const options = { ...OPTIONS, only: '', rounds: 1_000, seconds: 120, synchronous: true, ...reportRun() }
    const { run, rounds, faults } = await runFailover(options)
    expect(faults).toEqual([])
    expect(new Set(rounds.map(({ name }) => name))).toEqual(new Set(Object.keys(ROUNDS)))
    const bought = run.attempts.filter(
      ({ call, answer }) => call.kind === 'purchase' && answer?.status === 202,
    )
    expect(bought.length).toBeGreaterThan(0)
  })

  it('without a synchronous standby, only what the last second wrote is missing', {
    timeout: 400_000,
  }, async () => {
    const only = 'primary killed'
    const options = { ...OPTIONS, only, rounds: 1, seconds: 120, synchronous: false, ...reportRun() }
    const { rounds, faults } = await runFailover(options)
    expect(faults).toEqual([])
    expect(rounds).toHaveLength(1)
  })
})
