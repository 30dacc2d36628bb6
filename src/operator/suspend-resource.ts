import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { RegisterTools } from './change-register.ts'
import { changeResource, type ResourceChangeAnswer } from './change-resource.ts'

/**
 * Suspends a resource: it can read, and change nothing. Its holds end as they would, and its numbers stay its own. One
 * that is suspended stays so since the first time.
 */
export async function suspendResource(
  tools: RegisterTools & { readonly store: Pick<InventoryStore, 'now'> },
  name: string,
): Promise<ResourceChangeAnswer> {
  const since = await tools.store.now()
  return changeResource<never>(tools, name, ({ suspendedSince }) =>
    suspendedSince === undefined ? { put: [{ kind: 'suspension', resource: name, since }] } : {},
  )
}
