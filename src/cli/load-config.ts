import type { Config } from '../config/config.ts'
import type { ConfigEnvironment, TokensSource } from '../config/config-sources.ts'
import { resolveConfig } from '../config/resolve-config.ts'
import { readEncryptionKeyFile } from './read-encryption-key-file.ts'
import type { ServeOptions } from './serve-options.ts'

/**
 * The limits of the live service for a new subscription:
 * https://learn.microsoft.com/en-us/azure/communication-services/concepts/service-limits
 */
const PROFILES = { 'acs-default': { searchesPerWeek: 5, maxPurchases: 1 } } as const

/**
 * Reads the configuration file, if there is one, and combines it with the environment and the defaults.
 * @throws {UsageError}
 */
export async function loadConfig(options: ServeOptions, environment: ConfigEnvironment): Promise<Config> {
  const { config: file, host, database, profile } = options
  const defaults = profile === undefined ? {} : PROFILES[profile]
  const encryptionKeyFile =
    options.encryptionKeyFile === undefined
      ? undefined
      : await readEncryptionKeyFile(options.encryptionKeyFile, options.data)
  const tokens = await loadTokens(environment.HOLDLINE_TOKENS?.trim() ?? '')
  const sources = { environment, host, shared: database !== undefined, encryptionKeyFile, tokens }
  if (file === undefined) {
    return resolveConfig({ document: defaults, documentName: 'The configuration', ...sources })
  }
  // Loaded only here, since the validator takes a good part of a start.
  const { readConfigFile } = await import('../config/read-config-file.ts')
  return resolveConfig({
    document: { ...defaults, ...(await readConfigFile(file)) },
    documentName: file,
    ...sources,
  })
}

/** The issuers of tokens of the environment; `undefined` if there are none. */
async function loadTokens(text: string): Promise<TokensSource | undefined> {
  if (text === '') return undefined
  const { readTokensVariable } = await import('../config/read-tokens-variable.ts')
  return readTokensVariable(text)
}
