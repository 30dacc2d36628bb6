import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import type { Config } from './config.ts'
import type { ConfigSources } from './config-sources.ts'

/**
 * Whether the server is a stand-in for tests. A stand-in listens on loopback, uses the embedded store, and has the
 * default resource alone, with the development key and without host names. Only a stand-in trusts callers without a
 * secret.
 */
export function isStandIn(
  { shared = false }: ConfigSources,
  resources: Config['resources'],
  loopback: boolean,
): boolean {
  const [{ accessKeys, hosts }, ...others] = resources
  const isOpen = accessKeys.every((key) => key === DEVELOPMENT_ACCESS_KEY) && hosts.length === 0
  return loopback && !shared && others.length === 0 && isOpen
}
