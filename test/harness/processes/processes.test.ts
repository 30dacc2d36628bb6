import { describe, expect, it } from 'vitest'
import type { Attempt } from '../../../harness/processes/checker/run.ts'
import { runProcesses } from '../../../harness/processes/run-processes.ts'
import { reportRun } from '../report-run.ts'

describe('four processes on one PostgreSQL under many clients', () => {
  it('every answer is one that the inventory could give', { timeout: 240_000 }, async () => {
    const { run, faults } = await runProcesses({
      seconds: 25,
      clients: 200,
      kill: false,
      ...reportRun(),
    })
    expect(faults).toEqual([])
    // A run in which one of these did not happen shows nothing about it.
    const count = (matches: (attempt: Attempt) => boolean) => run.attempts.filter(matches).length
    for (const kind of [
      'purchase',
      'buy reserved',
      'release',
      'cancel',
      'delete',
      'owned',
      'withdraw',
      'assign',
      'sip',
      'change sip',
    ] as const) {
      const done = count(({ call, answer }) => call.kind === kind && (answer?.status ?? 500) < 300)
      expect(done, kind).toBeGreaterThan(0)
    }
    for (const state of ['OutOfStock', 'NumbersPartiallyAcquired', 'ReservationExpired']) {
      const shown = count(({ answer }) => answer?.state === state)
      expect(shown, state).toBeGreaterThan(0)
    }
  })
})
