import { UsageError } from '../usage-error.ts'
import type { Config } from './config.ts'
import type { ConfigSources } from './config-sources.ts'

/**
 * Refuses to serve other machines with the development key, which everyone knows, or without host names: beyond
 * loopback a request for an unknown host is a 401, so without host names every request would be refused.
 * @throws {UsageError} that names each missing setting
 */
export function refuseUnsafe(resources: Config['resources'], { host, documentName }: ConfigSources): void {
  const needs = resources.flatMap((resource, index) => [
    ...(resource.accessKeys.length > 0
      ? []
      : ['HOLDLINE_ACCESS_KEY to a secret key (openssl rand -base64 32 makes one)']),
    ...(resource.hosts.length > 0
      ? []
      : [`${hostsSetting(index, documentName)} to the host names that clients use`]),
  ])
  if (needs.length === 0) return
  throw new UsageError(
    `Other machines can reach the server on ${host}, so the public development key is off: set ${needs.join(', and ')}; ` +
      'or serve this machine alone with --host 127.0.0.1',
  )
}

function hostsSetting(index: number, documentName: string): string {
  return index === 0 ? 'HOLDLINE_HOSTS' : `resources[${index}].hosts in ${documentName}`
}
