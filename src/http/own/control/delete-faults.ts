import { defineControl } from '../own-operation.ts'

export const deleteFaults = defineControl({
  operationId: 'DeleteFaults',
  method: 'DELETE',
  path: '/_holdline/faults',
  summary: 'Removes all fault rules; what was accepted stays as it is.',
  responses: { 204: null },
  async handle({ controlled }) {
    controlled.faults.clear()
    return { status: 204 }
  },
})
