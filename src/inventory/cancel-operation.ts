import { getOperation } from './get-operation.ts'
import type { Inventory } from './inventory.ts'

/**
 * Cancels an operation of the resource: the numbers of a search are free at once. A purchase,
 * change or release stays as it is. `false` if the resource has no such operation.
 */
export async function cancelOperation(
  inventory: Inventory,
  resource: string,
  operationId: string,
): Promise<boolean> {
  const operation = await getOperation(inventory, resource, operationId)
  if (operation === undefined) return false
  const { type, searchId } = operation.value
  if (type === 'search' && searchId !== undefined) await inventory.store.cancel({ resource, searchId })
  return true
}
