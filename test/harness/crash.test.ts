import { randomInt } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runCrashes } from '../../harness/crash/run-crashes.ts'

describe('kill -9 under load', () => {
  it('loses nothing that was answered, and leaves nothing half done', { timeout: 120_000 }, async () => {
    const lines: string[] = []
    onTestFinished(() => console.log(lines.join('\n')))
    const seed = Number(process.env['HOLDLINE_SEED'] ?? randomInt(1, 2 ** 31))
    const { faults, unanswered, answers } = await runCrashes({
      rounds: 10,
      seed,
      report: (line) => lines.push(line),
    })
    expect(faults).toEqual([])
    expect(unanswered, 'requests that the kills cut off').toBeGreaterThan(0)
    for (const [kind, count] of Object.entries(answers)) expect(count, kind).toBeGreaterThan(0)
  })
})
