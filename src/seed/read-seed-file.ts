import { readFile } from 'node:fs/promises'
import { describeSystemError } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'
import type { Seed } from './read-seed.ts'

/**
 * Reads a seed from a file.
 *
 * @param option how the message calls the option that names the file, `--seed`
 * @throws {UsageError} if the file cannot be read or is no seed
 */
export async function readSeedFile(file: string, option: string): Promise<Seed> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`Cannot read ${option} ${file}: ${describeSystemError(error)}`)
  })
  // Loaded only here: a start without a seed does without the parser.
  const { readSeed } = await import('./read-seed.ts')
  return readSeed(text, file)
}
