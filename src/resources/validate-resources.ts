import { parseHostName } from '../net/parse-host-name.ts'
import type { Resource } from './resource.ts'
import { validateAccessKey } from './validate-access-key.ts'

/**
 * Why these resources cannot serve together, in one sentence, or `undefined` if they can: names, hosts and keys must
 * each tell one resource from all others. The reason never repeats a key.
 */
export function validateResources(
  resources: readonly Resource[],
  { fewestKeys = 1 }: { readonly fewestKeys?: 0 | 1 } = {},
): string | undefined {
  if (resources.length === 0) return 'No resource is configured: name at least one, with an access key.'
  const names = new Set<string>()
  const ownerOfKey = new Map<string, string>()
  const ownerOfHost = new Map<string, string>()

  for (const { name: resource, accessKeys, hosts } of resources) {
    if (resource === '') return 'A resource has an empty name: give it one.'
    if (names.has(resource)) return `Two resources are named "${resource}": give each its own name.`
    names.add(resource)

    if (accessKeys.length < fewestKeys || accessKeys.length > 2) {
      return `Resource "${resource}" has ${accessKeys.length} access keys: give it one or two.`
    }
    for (const accessKey of accessKeys) {
      const fault = validateAccessKey(accessKey)
      if (fault !== undefined) return `An access key of resource "${resource}" ${fault}`
      const owner = ownerOfKey.get(accessKey) ?? resource
      if (owner !== resource)
        return `Resources "${owner}" and "${resource}" share an access key: give each its own.`
      ownerOfKey.set(accessKey, resource)
    }

    for (const host of hosts) {
      if (parseHostName(host) !== host) {
        return `Host "${host}" of resource "${resource}" must be a name in lower case, without scheme, port or path.`
      }
      const owner = ownerOfHost.get(host) ?? resource
      if (owner !== resource)
        return `Resources "${owner}" and "${resource}" share the host "${host}": give it to one.`
      ownerOfHost.set(host, resource)
    }
  }
  return undefined
}
