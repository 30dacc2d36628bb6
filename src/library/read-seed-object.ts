import { documentCheck } from '../config/check-document.ts'
import { checkSeedFaults } from '../seed/check-seed-faults.ts'
import type { Seed } from '../seed/read-seed.ts'
import { SeedDocument } from '../seed/seed-document.ts'
import { UsageError } from '../usage-error.ts'
import { toPlace } from './to-place.ts'

const check = documentCheck(SeedDocument)

/**
 * A seed that is no text, but an object of the program.
 * @param caller how messages begin
 * @throws {UsageError} if it does not fit the schema
 */
export function readSeedObject(seed: unknown, caller: string): Seed {
  const read: Seed = {
    document: check(seed, caller),
    fault: (path, message) => new UsageError(`${caller}: ${toPlace(path)}: ${message}`),
  }
  checkSeedFaults(read.document, read.fault)
  return read
}
