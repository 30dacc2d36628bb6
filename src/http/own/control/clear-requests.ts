import { defineControl } from '../own-operation.ts'

export const clearRequests = defineControl({
  operationId: 'ClearRequests',
  method: 'DELETE',
  path: '/_holdline/requests',
  summary: 'Forgets the recorded requests; the ids go on.',
  isUnrecorded: true,
  responses: { 204: null },
  async handle({ controlled }) {
    controlled.requests.clear()
    return { status: 204 }
  },
})
