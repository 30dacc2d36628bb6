import { randomInt } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runFuzz } from '../../harness/fuzz/run-fuzz.ts'

describe('10,000 requests with something wrong in each', () => {
  it('are answered in the error shape, and none is let in', { timeout: 120_000 }, async () => {
    const lines: string[] = []
    onTestFinished(() => console.log(lines.join('\n')))
    const seed = Number(process.env['HOLDLINE_SEED'] ?? randomInt(1, 2 ** 31))
    const { tally, faults } = await runFuzz({ requests: 10_000, seed, report: (line) => lines.push(line) })
    expect(faults).toEqual([])
    expect(tally.untried()).toEqual([])
    // Otherwise nothing got as far as the operations themselves.
    expect(tally.count({ signedAgain: true, outcome: 400 })).toBeGreaterThan(0)
    expect(tally.count({ signedAgain: true, outcome: 202 })).toBeGreaterThan(0)
  })
})
