import { storedKeys } from '../inventory/register/open-keys.ts'
import type { OpenRegister } from '../inventory/register/open-register.ts'
import type { Instant } from '../numbering/instant.ts'
import type { StockScope } from '../numbering/stock-scope.ts'
import { fingerprintOf } from '../resources/fingerprint-of.ts'
import type { Resource, ResourceLimits } from '../resources/resource.ts'
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
  /** The stocks from which it may buy; all if absent. */
  readonly stocks?: readonly StockScope[]
  /** Since when the resource can change nothing; absent where it can. */
  readonly suspendedSince?: Instant
  /** Since when it is closed, and when its numbers are released; absent where it is not. */
  readonly closure?: { readonly since: Instant; readonly releaseAt: Instant }
  /** Why nobody can call as the resource; absent where it is in force. */
  readonly notInForce?: string
}

/** The resources in force, the default resource first, and then those of the register that are not in force. */
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
  const { resources } = register.current()
  const inForce = new Set(resources.map(({ name }) => name))
  const left: readonly Resource[] = [...entries.values()].flatMap((entry) =>
    entry.kind === 'resource' && !inForce.has(entry.resource.name)
      ? [{ ...entry.resource, accessKeys: [] }]
      : [],
  )
  return [...resources, ...left].map(({ name, hosts, accessKeys, limits: own, stocks: ownStocks }) => {
    const notInForce = inForce.has(name) ? undefined : register.left.get(`resource/${name}`)
    const limits = entries.get(`limits/${name}`)
    const suspension = entries.get(`suspension/${name}`)
    const closure = entries.get(`closure/${name}`)
    const open = entries.get(`stocks/${name}`)
    const stocks = ownStocks ?? (open?.kind === 'stocks' ? open.stocks : undefined)
    return {
      name,
      origin: declared.has(name) ? 'configuration' : 'register',
      hosts,
      keys: declared.has(name)
        ? accessKeys.map((key) => ({ id: fingerprintOf(Buffer.from(key, 'base64')) }))
        : (stored.get(name) ?? []),
      limits: own ?? (limits?.kind === 'limits' ? limits.limits : {}),
      ...(stocks && { stocks }),
      ...(closure?.kind === 'closure' && {
        closure: { since: closure.since, releaseAt: closure.releaseAt },
      }),
      ...(suspension?.kind === 'suspension' && { suspendedSince: suspension.since }),
      ...(notInForce !== undefined && { notInForce }),
    }
  })
}
