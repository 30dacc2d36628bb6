import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { DEFAULT_STOCK } from '../assets.ts'
import { toOffering } from '../catalog/offering-document.ts'
import type { Config } from '../config/config.ts'
import { describeSystemError } from '../files/describe-system-error.ts'
import { lazyJson } from '../files/lazy-json.ts'
import type { NumberBlock } from '../numbering/audit-entry.ts'
import type { Seed } from '../seed/read-seed.ts'
import type { FirstStock } from '../storage/sqlite/begin-with.ts'
import { UsageError } from '../usage-error.ts'
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
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`Cannot read --seed ${file}: ${describeSystemError(error)}`)
  })
  // Loaded only here: a start without a seed does without the parser.
  const { readSeed } = await import('../seed/read-seed.ts')
  return { file, seed: readSeed(text, file) }
}

/** The numbers that a new inventory begins with: those of the seed if it has any. */
export async function firstStock(options: ServeOptions, found: FoundSeed | undefined): Promise<FirstStock> {
  if (found === undefined) return defaultStock(options)
  const { seedStock } = await import('../seed/seed-stock.ts')
  return seedStock(found.seed, await lazyJson<NumberBlock[]>(DEFAULT_STOCK)()) ?? defaultStock(options)
}

/** The configuration with the offerings of the seed, if it has any. */
export function withOfferings(config: Config, { document: { offerings } }: Seed): Config {
  return offerings === undefined ? config : { ...config, offerings: offerings.map(toOffering) }
}
