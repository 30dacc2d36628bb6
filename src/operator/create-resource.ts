import type { RegisterEntry } from '../inventory/register/register-entry.ts'
import type { StockScope } from '../numbering/stock-scope.ts'
import type { ResourceLimits } from '../resources/resource.ts'
import type { InventoryStore } from '../storage/port/inventory-store.ts'
import { changeRegister, type RegisterChangeAnswer, type RegisterTools } from './change-register.ts'
import { findResource, type ListedResource, resourcesOf } from './list-resources.ts'
import { newKey, type RandomBytes } from './new-key.ts'

export interface NewResource {
  readonly name: string
  /** Host names under which only this resource answers, in lower case. */
  readonly hosts: readonly string[]
  readonly limits: ResourceLimits
  /** The stocks from which it may buy; all if absent. */
  readonly stocks?: readonly StockScope[] | undefined
}

export type CreateResourceAnswer =
  | { readonly kind: 'created'; readonly resource: ListedResource; readonly accessKey: string }
  | Extract<RegisterChangeAnswer, { readonly kind: 'refused' }>
  | { readonly kind: 'exists' }
  /** No encryption key is set, so no access key can be stored. */
  | { readonly kind: 'encryptionKeyMissing' }

/** Makes a resource with a first access key. The key is in the answer, and nowhere else. */
export async function createResource(
  tools: RegisterTools & { readonly store: Pick<InventoryStore, 'now'> },
  { name, hosts, limits, stocks }: NewResource,
  randomBytes: RandomBytes,
): Promise<CreateResourceAnswer> {
  const { register, store } = tools
  const [encryptionKey] = register.declared.encryptionKeys ?? []
  if (encryptionKey === undefined) return { kind: 'encryptionKeyMissing' }
  const { accessKey, entry } = newKey(name, await store.now(), encryptionKey, randomBytes)
  const put: readonly RegisterEntry[] = [
    { kind: 'resource', resource: { name, hosts } },
    entry,
    ...(Object.keys(limits).length > 0 ? [{ kind: 'limits' as const, resource: name, limits }] : []),
    ...(stocks === undefined ? [] : [{ kind: 'stocks' as const, resource: name, stocks }]),
  ]
  const answer = await changeRegister<{ readonly kind: 'exists' }>(tools, () =>
    resourcesOf(register).some((resource) => resource.name === name) ? { kind: 'exists' } : { put },
  )
  if (answer.kind !== 'changed') return answer
  const resource = await findResource(tools, name)
  return resource === undefined ? { kind: 'exists' } : { kind: 'created', resource, accessKey }
}
