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
  const now = await tools.store.now()
  return changeResource<KeyUnknown>(tools, resource, (found) => {
    const key = findKey(tools.register, found, id)
    if (key === undefined) return { kind: 'keyUnknown' }
    if (found.keys[0]?.id === id) return {}
    // The order of the keys is that of these instants, also where the clock is frozen or was set back.
    const promotedAt = Math.max(now, ...found.keys.map(({ promotedAt: earlier = 0 }) => earlier + 1))
    return { put: [{ kind: 'key', key: { ...key, promotedAt } }] }
  })
}
