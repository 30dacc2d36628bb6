import type { FaultRule } from '../../control/faults/fault-rule.ts'
import type { FinishedOperation as Finished } from '../../storage/port/operation-store.ts'
import type { FaultModel, FinishedOperation } from '../contract/fault-schemas.ts'

/** The rule as our own operations show it. */
export function toFault({ fault, createdAt, fitting, hits }: FaultRule): FaultModel {
  return { ...fault.document, id: fault.id, createdAt: new Date(createdAt).toISOString(), fitting, hits }
}

/** An operation that was made to end. */
export function toFinishedOperation({ resource, operation }: Finished): FinishedOperation {
  const { id, failure } = operation
  return { resource, operationId: id, status: failure === undefined ? 'succeeded' : 'failed' }
}
