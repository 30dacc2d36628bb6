import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { RegisterTools } from './change-register.ts'
import { changeResource, type ResourceChangeAnswer } from './change-resource.ts'
import { findKey, type KeyUnknown } from './find-key.ts'

/** Makes a stored access key the first one of its resource. The other key stays valid. */
export async function promoteKey(
  tools: RegisterTools & { readonly store: Pick<InventoryStore, 'now'> },
  resource: string,
  id: string,
): Promise<ResourceChangeAnswer<KeyUnknown>> {
  const promotedAt = await tools.store.now()
  return changeResource<KeyUnknown>(tools, resource, (found) => {
    const key = findKey(tools.register, found, id)
    if (key === undefined) return { kind: 'keyUnknown' }
    return found.keys[0]?.id === id ? {} : { put: [{ kind: 'key', key: { ...key, promotedAt } }] }
  })
}
