import { storedKeys } from '../inventory/register/open-keys.ts'
import type { OpenRegister } from '../inventory/register/open-register.ts'
import type { Instant } from '../numbering/instant.ts'
import { fingerprintOf } from '../resources/fingerprint-of.ts'
import type { ResourceLimits } from '../resources/resource.ts'
import { type ListedKey, listKey } from './listed-key.ts'

/** A resource as the operator sees it. */
export interface ListedResource {
  readonly name: string
  /** Where the resource comes from. */
  readonly origin: 'configuration' | 'register'
  readonly hosts: readonly string[]
  /** Its access keys, the first one first. */
  readonly keys: readonly ListedKey[]
  /** Its own limits; where a member is absent, the limit for all resources holds. */
  readonly limits: ResourceLimits
  /** Since when the resource can change nothing; absent where it can. */
  readonly suspendedSince?: Instant
}

/** The resources in force; the default resource comes first. */
export async function listResources({
  register,
}: {
  readonly register: OpenRegister
}): Promise<readonly ListedResource[]> {
  await register.refresh()
  return resourcesOf(register)
}

/** The resource of this name; `undefined` if there is none. */
export async function findResource(
  tools: { readonly register: OpenRegister },
  name: string,
): Promise<ListedResource | undefined> {
  return (await listResources(tools)).find((resource) => resource.name === name)
}

/** `listResources`, as this process last read the register. */
export function resourcesOf(
  register: Pick<OpenRegister, 'current' | 'declared' | 'stored' | 'left'>,
): readonly ListedResource[] {
  const declared = new Set(register.declared.resources.map(({ name }) => name))
  const { entries } = register.stored
  const stored = new Map<string, ListedKey[]>()
  for (const { name, key } of storedKeys(entries)) {
    const listed = listKey(key, register.left.get(name))
    stored.set(key.resource, [...(stored.get(key.resource) ?? []), listed])
  }
  return register.current().resources.map(({ name, hosts, accessKeys, limits: own }) => {
    const limits = entries.get(`limits/${name}`)
    const suspension = entries.get(`suspension/${name}`)
    return {
      name,
      origin: declared.has(name) ? 'configuration' : 'register',
      hosts,
      keys: declared.has(name)
        ? accessKeys.map((key) => ({ id: fingerprintOf(Buffer.from(key, 'base64')) }))
        : (stored.get(name) ?? []),
      limits: own ?? (limits?.kind === 'limits' ? limits.limits : {}),
      ...(suspension?.kind === 'suspension' && { suspendedSince: suspension.since }),
    }
  })
}
