import type { Operation } from '../numbering/operation.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

/** An operation of the resource, and the instant for which its status is to be computed. */
export function getOperation(
  { store }: Inventory,
  resource: string,
  operationId: string,
): Promise<Timed<Operation> | undefined> {
  return store.operation(resource, operationId)
}
