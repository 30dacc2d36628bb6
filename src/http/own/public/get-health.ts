import { Type } from 'typebox'
import { definePublicOperation } from '../own-operation.ts'

const Health = Type.Object({ status: Type.Enum(['alive'], { type: 'string' }) }, { title: 'Health' })

export const getHealth = definePublicOperation({
  operationId: 'GetHealth',
  method: 'GET',
  path: '/_holdline/health',
  summary: 'Answers while the process lives.',
  responses: { 200: Health },
  handle: async () => ({ status: 200, body: { status: 'alive' } }),
})
