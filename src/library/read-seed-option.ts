import type { Seed as ReadSeed } from '../seed/read-seed.ts'
import { UsageError } from '../usage-error.ts'
import type { Seed } from './seed.ts'

/**
 * The seed of an option: an object, or the path of a file.
 *
 * @param caller how messages begin, `startHoldline`
 * @throws {UsageError} if it is no seed
 */
export async function readSeedOption(seed: Seed | string, caller: string): Promise<ReadSeed> {
  if (typeof seed === 'string') {
    const { readSeedFile } = await import('../seed/read-seed-file.ts')
    return readSeedFile(seed, `the seed of ${caller}`)
  }
  if (typeof seed !== 'object' || seed === null || Array.isArray(seed)) {
    throw new UsageError(`${caller}: seed must be an object with the keys of a seed, or the path of a file`)
  }
  const { readSeedObject } = await import('./read-seed-object.ts')
  return readSeedObject(seed, `${caller}: seed`)
}
