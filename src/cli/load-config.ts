import type { Config } from '../config/config.ts'
import type { ConfigEnvironment } from '../config/config-sources.ts'
import { resolveConfig } from '../config/resolve-config.ts'
import type { ServeOptions } from './serve-options.ts'

/**
 * Reads the configuration file, if there is one, and combines it with the environment and the defaults.
 * @throws {UsageError}
 */
export async function loadConfig(options: ServeOptions, environment: ConfigEnvironment): Promise<Config> {
  const { config: file, host, database } = options
  const shared = database !== undefined
  if (file === undefined) {
    return resolveConfig({ document: {}, documentName: 'The configuration', environment, host, shared })
  }
  // Loaded only here, since the validator takes a good part of a start.
  const { readConfigFile } = await import('../config/read-config-file.ts')
  return resolveConfig({
    document: await readConfigFile(file),
    documentName: file,
    environment,
    host,
    shared,
  })
}
