import { FaultList } from '../../contract/fault-schemas.ts'
import { toFault } from '../../wire/to-fault.ts'
import { defineControl } from '../own-operation.ts'

export const listFaults = defineControl({
  operationId: 'ListFaults',
  method: 'GET',
  path: '/_holdline/faults',
  summary: 'The fault rules in the order of their creation, and how often each hit.',
  responses: { 200: FaultList },
  async handle({ controlled }) {
    return { status: 200, body: { faults: controlled.faults.list().map(toFault) } }
  },
})
