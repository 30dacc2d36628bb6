import type { Config } from '../config/config.ts'
import { resolveConfig } from '../config/resolve-config.ts'
import type { StartOptions } from './start-options.ts'

/** A loopback name: no other machine reaches a server of the library. */
export const HOST = 'localhost'

const NAME = 'startHoldline: config'

/**
 * The configuration of the options, with the defaults. The environment of the process is not asked: a variable of
 * somebody's shell changes no test.
 * @throws {UsageError} if a setting is wrong
 */
export async function resolveLibraryConfig(config: StartOptions['config']): Promise<Config> {
  const sources = { documentName: NAME, environment: {}, host: HOST }
  if (config === undefined) return resolveConfig({ ...sources, document: {} })
  // Loaded only here, since the validator takes longer than the rest of a start.
  const [{ checkDocument }, { ConfigDocument }] = await Promise.all([
    import('../config/check-document.ts'),
    import('../config/config-document.ts'),
  ])
  const document = checkDocument(ConfigDocument, config, NAME)
  // The server is there for tests alone, so the key that everyone knows endangers nobody.
  const { controls = true, developmentKey = !document.resources?.[0]?.accessKeys } = document
  return resolveConfig({ ...sources, document: { ...document, controls, developmentKey } })
}
