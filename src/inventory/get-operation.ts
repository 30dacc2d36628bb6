import { type Operation, parseOperationId } from '../numbering/operation.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

/** An operation of the resource, and the instant for which its status is to be computed. */
export function getOperation(
  { store, sentSearches }: Inventory,
  resource: string,
  operationId: string,
): Promise<Timed<Operation> | undefined> {
  const { guid } = parseOperationId(operationId) ?? {}
  if (guid !== undefined) sentSearches.forget(resource, guid)
  return store.operation(resource, operationId)
}
