import { randomInt } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { countCutOffs } from '../../../harness/processes/checker/count-cut-offs.ts'
import type { Attempt, Run } from '../../../harness/processes/checker/run.ts'
import { runProcesses } from '../../../harness/processes/run-processes.ts'

const everything = process.env['HOLDLINE_TEST_ALL'] === '1'

async function run(seconds: number, kill: boolean) {
  const lines: string[] = []
  onTestFinished(() => console.log(lines.join('\n')))
  const seed = Number(process.env['HOLDLINE_SEED'] ?? randomInt(1, 2 ** 31))
  return runProcesses({ seconds, kill, seed, report: (line) => lines.push(line) })
}

function count({ attempts }: Run, matches: (attempt: Attempt) => boolean): number {
  return attempts.filter(matches).length
}

describe('four processes on one PostgreSQL under 200 clients', () => {
  it('every answer is one that the inventory could give', { timeout: 240_000 }, async () => {
    const { run: calm, faults } = await run(everything ? 60 : 8, false)
    expect(faults).toEqual([])
    // What proves nothing unless it happened.
    for (const kind of ['purchase', 'buy reserved', 'release', 'cancel', 'delete', 'owned'] as const) {
      const done = count(calm, ({ call, answer }) => call.kind === kind && (answer?.status ?? 500) < 300)
      expect(done, kind).toBeGreaterThan(0)
    }
    const short = ['OutOfStock', 'NumbersPartiallyAcquired', 'ReservationExpired']
    for (const state of short) {
      expect(
        count(calm, ({ answer }) => answer?.state === state),
        state,
      ).toBeGreaterThan(0)
    }
  })

  it.runIf(everything)(
    'also while they are killed and PostgreSQL is broken off',
    { timeout: 300_000 },
    async () => {
      const { run: broken, faults } = await run(60, true)
      expect(faults).toEqual([])
      expect(broken.outages.some(({ of }) => of === 'database')).toBe(true)
      expect(broken.outages.some(({ of }) => of !== 'database')).toBe(true)
      const cutOffs = [...countCutOffs(broken).values()].reduce((sum, { cutOff }) => sum + cutOff, 0)
      expect(cutOffs, 'requests that were cut off in the middle').toBeGreaterThan(0)
    },
  )
})
