import { randomInt } from 'node:crypto'
import { onTestFinished } from 'vitest'

/**
 * The seed of a harness in a test, `HOLDLINE_SEED` or a new seed, and the function to which the harness reports. The
 * reported lines are printed when the test ends; the first line names the seed.
 */
export function reportRun(): { seed: number; report: (line: string) => void } {
  const lines: string[] = []
  onTestFinished(() => console.log(lines.join('\n')))
  return {
    seed: Number(process.env['HOLDLINE_SEED'] ?? randomInt(1, 2 ** 31)),
    report: (line) => void lines.push(line),
  }
}
