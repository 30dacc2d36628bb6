import { describe, expect, it } from 'vitest'
import { runCrashes } from '../../harness/crash/run-crashes.ts'
import { EVERYTHING } from '../support/everything.ts'
import { reportRun } from './report-run.ts'

const rounds = EVERYTHING ? 10 : 2

describe('kill -9 under load', () => {
  it('loses no answered change, and leaves no change half done', { timeout: 300_000 }, async () => {
    const { faults, unanswered, answers } = await runCrashes({ rounds, ...reportRun() })
    expect(faults).toEqual([])
    expect(unanswered, 'requests that the kills cut off').toBeGreaterThan(0)
    for (const [kind, count] of Object.entries(answers)) expect(count, kind).toBeGreaterThan(0)
  })
})
