import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forgetLost } from '../../harness/failover/forget-lost.ts'
import { checkRun } from '../../harness/processes/checker/check-run.ts'
import { simulateLoss } from './processes/simulate.ts'

const losses = fc.record({
  seed: fc.integer({ min: 1 }),
  requests: fc.constant(300),
  lost: fc.constant(40),
})

/** The processes of a simulated run. */
const PROCESSES = 4

describe('a failover that loses the last changes', () => {
  it('is no fault where these changes are known to be lost', () => {
    fc.assert(
      fc.property(losses, (loss) => {
        const { run, lost } = simulateLoss(loss)
        expect(checkRun(forgetLost(run, [{ lost }], PROCESSES))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('is a fault where no change was to be lost', () => {
    const faults = fc.sample(losses, 20).flatMap((loss) => checkRun(simulateLoss(loss).run))
    expect(faults.join('\n')).toMatch(/has left no trace/)
  })
})
