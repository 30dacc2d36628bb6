import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './scenario.ts'

/** Runs something with a directory and processes of its own, all of which are gone when it is over. */
export async function runScenario<T>(
  run: (bench: Bench) => Promise<T>,
  given: Omit<Bench, 'use'>,
): Promise<T> {
  const directory = mkdtempSync(join(given.directory, 'holdline-bench-'))
  const remove = () => rmSync(directory, { recursive: true, force: true })
  // Also where the benchmark is broken off: it can be gigabytes.
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
    // A later process may need an earlier one.
    for (const one of started.toReversed()) await one.stop()
    remove()
    process.off('exit', remove)
  }
}
