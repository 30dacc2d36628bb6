import type { Operation } from '../../numbering/operation.ts'
import type { Timed } from './timed.ts'

export interface OperationStore {
  /** An operation of this resource, of any type. */
  operation(resource: string, operationId: string): Promise<Timed<Operation> | undefined>
  /**
   * Ends the operations that this rule was forced upon and that have not ended; answers them as they are then. The
   * numbers of a purchase that fails are free at once.
   */
  finishOperations(command: FinishCommand): Promise<readonly FinishedOperation[]>
}

export interface FinishCommand {
  /** The rule of the forced outcomes. */
  readonly rule: string
}

export interface FinishedOperation {
  readonly resource: string
  readonly operation: Operation
}
