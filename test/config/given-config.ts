import type { Config } from '../../src/config/config.ts'
import type { ConfigSources } from '../../src/config/config-sources.ts'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { UsageError } from '../../src/usage-error.ts'

/** The configuration of these sources; on loopback, without a file and an environment where they are absent. */
export function resolve(sources: Partial<ConfigSources>): Config {
  return resolveConfig({
    document: {},
    documentName: 'holdline.json',
    environment: {},
    host: '127.0.0.1',
    ...sources,
  })
}

/** Why these sources are refused. */
export function refusal(sources: Partial<ConfigSources>): string {
  try {
    resolve(sources)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'not refused'
}
