import { existsSync } from 'node:fs'
import { DEFAULT_STOCK } from '../assets.ts'
import { lazyJson } from '../files/lazy-json.ts'
import type { NumberBlock } from '../numbering/audit-entry.ts'
import type { Seed } from '../seed/read-seed.ts'
import { readSeedFile } from '../seed/read-seed-file.ts'
import type { FirstStock } from '../storage/sqlite/begin-with.ts'
import { defaultStock } from './open-store.ts'
import type { ServeOptions } from './serve-options.ts'

/** The name under which a server on the embedded store finds a seed by itself, in its current directory. */
const OWN_NAME = 'holdline.seed.yaml'

export interface FoundSeed {
  /** The file, as messages and the banner call it. */
  readonly file: string
  readonly seed: Seed
}

/**
 * Reads the seed that the options name, or that a stand-in finds in the current directory. A server on a database has none.
 * @throws {UsageError} if the file cannot be read or is no seed
 */
export async function findSeed(
  { seed, database }: Pick<ServeOptions, 'seed' | 'database'>,
  standIn: boolean,
): Promise<FoundSeed | undefined> {
  if (seed === false || database !== undefined) return undefined
  const file = seed ?? OWN_NAME
  if (seed === undefined && !(standIn && existsSync(OWN_NAME))) return undefined
  return { file, seed: await readSeedFile(file, '--seed') }
}

/** The numbers that a new inventory begins with: those of the seed if it has any. */
export async function firstStock(options: ServeOptions, found: FoundSeed | undefined): Promise<FirstStock> {
  if (found === undefined) return defaultStock(options)
  const { seedStock } = await import('../seed/seed-stock.ts')
  return seedStock(found.seed, await lazyJson<NumberBlock[]>(DEFAULT_STOCK)()) ?? defaultStock(options)
}
