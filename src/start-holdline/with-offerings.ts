import { toOffering } from '../catalog/offering-document.ts'
import type { Config } from '../config/config.ts'
import type { SeedDocument } from '../seed/seed-document.ts'

/** The configuration with the offerings of a seed, if it has any. */
export function withOfferings(config: Config, { offerings }: Pick<SeedDocument, 'offerings'>): Config {
  return offerings === undefined ? config : { ...config, offerings: offerings.map(toOffering) }
}
