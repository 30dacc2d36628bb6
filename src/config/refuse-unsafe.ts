import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import type { Resource } from '../resources/resource.ts'
import { UsageError } from '../usage-error.ts'
import type { Config } from './config.ts'
import type { ConfigSources } from './config-sources.ts'

/** Who could use the server, as it is configured. */
export interface Exposure {
  /** Whether this machine alone can reach the server. */
  readonly loopback: boolean
  /** Whether the default resource accepts the development key. */
  readonly developmentKey: boolean
  /** Why it does not, in words that begin a sentence. */
  readonly reason: string
}

const OWN_KEY = 'to a key of your own (openssl rand -base64 32 makes one)'

/**
 * Refuses to serve with the development key, which everyone knows, where it is off, and to serve other machines without
 * host names: beyond loopback a request for an unknown host is a 401, so every request would be refused.
 * @param resources the resources as configured; the default resource may have no key
 * @throws {UsageError} that names each missing setting
 */
export function refuseUnsafe(
  resources: Config['resources'],
  { documentName, environment }: ConfigSources,
  { loopback, developmentKey, reason }: Exposure,
): void {
  const { HOLDLINE_ACCESS_KEY: variable = '' } = environment
  const keys = resources.flatMap((resource, index) => {
    if (developmentKey || isSecret(resource)) return []
    const isVariable = index === 0 && (resource.accessKeys.length === 0 || isDevelopmentKey(variable))
    return [`${isVariable ? 'HOLDLINE_ACCESS_KEY' : place(index, 'accessKeys', documentName)} ${OWN_KEY}`]
  })
  const hosts = resources.flatMap((resource, index) => {
    if (loopback || resource.hosts.length > 0) return []
    const setting = index === 0 ? 'HOLDLINE_HOSTS' : place(index, 'hosts', documentName)
    return [`${setting} to the host names that clients use`]
  })
  const needs = [...keys, ...hosts]
  if (needs.length === 0) return
  const alternatives = [
    ...(keys.length > 0 ? ['accept the key that everyone knows with HOLDLINE_DEVELOPMENT_KEY=1'] : []),
    ...(loopback ? [] : ['serve this machine alone with --host localhost']),
  ]
  throw new UsageError(
    `${reason}${keys.length > 0 ? ', so the public development key is off' : ''}: set ${needs.join(', and ')}; ` +
      `or ${alternatives.join(', or ')}`,
  )
}

function isSecret({ accessKeys }: Resource): boolean {
  return accessKeys.length > 0 && !accessKeys.some(isDevelopmentKey)
}

function isDevelopmentKey(key: string): boolean {
  return key.trim() === DEVELOPMENT_ACCESS_KEY
}

function place(index: number, setting: string, documentName: string): string {
  return `resources[${index}].${setting} in ${documentName}`
}
