import type { Operation } from '../numbering/operation.ts'
import type { Timed } from '../storage/port/timed.ts'
import type { Inventory } from './inventory.ts'

/** An operation of the resource, and the instant by which its status is judged. */
export function getOperation(
  { store }: Inventory,
  resource: string,
  operationId: string,
): Promise<Timed<Operation> | undefined> {
  return store.operation(resource, operationId)
}
