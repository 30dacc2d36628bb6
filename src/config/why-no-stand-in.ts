import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import type { Config } from './config.ts'
import type { ConfigSources } from './config-sources.ts'

/**
 * Why the server is no stand-in for tests, in words that begin a sentence; `undefined` for a stand-in. A stand-in
 * listens on loopback, uses the embedded store, and has the default resource alone, with the development key and
 * without host names. Only a stand-in trusts callers without a secret.
 * @param resources the resources as configured; the default resource may have no key
 */
export function whyNoStandIn(
  { shared = false, host }: ConfigSources,
  resources: Config['resources'],
  loopback: boolean,
): string | undefined {
  const [{ name, accessKeys, hosts }, other] = resources
  if (!loopback) return `Other machines can reach the server on ${host}`
  if (shared) return 'The inventory is in a database'
  if (other !== undefined) return `Resource "${other.name}" is configured besides the default one`
  if (hosts.length > 0) return `Resource "${name}" has a host name of its own`
  if (accessKeys.some((key) => key !== DEVELOPMENT_ACCESS_KEY)) {
    return `Resource "${name}" has a key of its own`
  }
  return undefined
}
