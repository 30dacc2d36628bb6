import { describe, expect, it } from 'vitest'
import { countCutOffs } from '../../../harness/processes/checker/count-cut-offs.ts'
import { runProcesses } from '../../../harness/processes/run-processes.ts'
import { reportRun } from '../report-run.ts'

describe('four processes on one PostgreSQL under many clients', () => {
  it('every answer is one that the inventory could give, also while processes are killed and PostgreSQL crashes', {
    timeout: 300_000,
  }, async () => {
    const { run, faults } = await runProcesses({ seconds: 45, clients: 200, kill: true, ...reportRun() })
    expect(faults).toEqual([])
    expect(run.outages.some(({ of }) => of === 'database')).toBe(true)
    expect(run.outages.some(({ of }) => of !== 'database')).toBe(true)
    const cutOffs = [...countCutOffs(run).values()].reduce((sum, { cutOff }) => sum + cutOff, 0)
    expect(cutOffs, 'requests that were cut off in the middle').toBeGreaterThan(0)
  })
})
