import type { FaultRule } from '../../control/faults/fault-rule.ts'
import type { FaultModel } from '../contract/fault-schemas.ts'

/** The rule as our own operations show it. */
export function toFault({ fault, createdAt, fitting, hits }: FaultRule): FaultModel {
  return { ...fault.document, id: fault.id, createdAt: new Date(createdAt).toISOString(), fitting, hits }
}
