import { Type } from 'typebox'
import { storageUnavailable } from '../../errors/errors.ts'
import { definePublicOperation } from '../own-operation.ts'

const Readiness = Type.Object({ status: Type.Enum(['ready'], { type: 'string' }) }, { title: 'Readiness' })

export const getReadiness = definePublicOperation({
  operationId: 'GetReadiness',
  method: 'GET',
  path: '/_holdline/ready',
  summary: 'Answers 200 when the server can serve, and 503 otherwise.',
  responses: { 200: Readiness },
  handle: async ({ tools }) =>
    (await tools.isReady()) ? { status: 200, body: { status: 'ready' } } : storageUnavailable,
})
