import type { Operation } from '../../numbering/operation.ts'
import type { Timed } from './timed.ts'

export interface OperationStore {
  /** An operation of this resource, of any type. */
  operation(resource: string, operationId: string): Promise<Timed<Operation> | undefined>
}
