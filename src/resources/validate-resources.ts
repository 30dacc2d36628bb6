import { parseHostName } from '../net/parse-host-name.ts'
import type { Resource } from './resource.ts'
import { validateAccessKey } from './validate-access-key.ts'

/**
 * Why these resources cannot serve together, in one sentence, or `undefined` if they can: names, hosts and keys must
 * each tell one resource from all others. The reason never repeats a key.
 */
export function validateResources(resources: readonly Resource[]): string | undefined {
  if (resources.length === 0) return 'No resource is configured: name at least one, with an access key.'
  const admit = admitResources()
  for (const resource of resources) {
    const fault = admit(resource)
    if (fault !== undefined) return fault
  }
  return undefined
}

/**
 * Admits resources one after the other: the reason why a resource cannot serve beside those that were admitted before,
 * as of `validateResources`, or `undefined`, and the resource is admitted.
 *
 * @param fewestKeys how many access keys each resource needs
 */
export function admitResources({
  fewestKeys = 1,
}: {
  readonly fewestKeys?: 0 | 1
} = {}): (resource: Resource) => string | undefined {
  const names = new Set<string>()
  const ownerOfKey = new Map<string, string>()
  const ownerOfHost = new Map<string, string>()

  function faultOf({ name: resource, accessKeys, hosts }: Resource): string | undefined {
    if (resource === '') return 'A resource has an empty name: give it one.'
    if (names.has(resource)) return `Two resources are named "${resource}": give each its own name.`
    if (accessKeys.length < fewestKeys || accessKeys.length > 2) {
      return `Resource "${resource}" has ${accessKeys.length} access keys: give it one or two.`
    }
    for (const accessKey of accessKeys) {
      const fault = validateAccessKey(accessKey)
      if (fault !== undefined) return `An access key of resource "${resource}" ${fault}`
      const owner = ownerOfKey.get(accessKey)
      if (owner !== undefined)
        return `Resources "${owner}" and "${resource}" share an access key: give each its own.`
    }
    for (const host of hosts) {
      if (parseHostName(host) !== host) {
        return `Host "${host}" of resource "${resource}" must be a name in lower case, without scheme, port or path.`
      }
      const owner = ownerOfHost.get(host)
      if (owner !== undefined)
        return `Resources "${owner}" and "${resource}" share the host "${host}": give it to one.`
    }
    return undefined
  }

  return (resource) => {
    const fault = faultOf(resource)
    if (fault !== undefined) return fault
    names.add(resource.name)
    for (const accessKey of resource.accessKeys) ownerOfKey.set(accessKey, resource.name)
    for (const host of resource.hosts) ownerOfHost.set(host, resource.name)
    return undefined
  }
}
