import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './scenario.ts'

/** Runs a scenario with a directory and processes of its own, and removes them when the scenario is over. */
export async function runScenario<T>(
  run: (bench: Bench) => Promise<T>,
  given: Omit<Bench, 'use'>,
): Promise<T> {
  const directory = mkdtempSync(join(given.directory, 'holdline-bench-'))
  const remove = () => rmSync(directory, { recursive: true, force: true })
  // Also when the benchmark is interrupted: the directory can have gigabytes.
  process.once('exit', remove)
  const started: { stop(): Promise<void> }[] = []
  try {
    return await run({
      ...given,
      directory,
      async use(starting) {
        const one = await starting
        started.push(one)
        return one
      },
    })
  } finally {
    // In reverse order: a later process may need an earlier one.
    for (const one of started.toReversed()) await one.stop()
    remove()
    process.off('exit', remove)
  }
}
