import * as Type from 'typebox'
import { storageUnavailable } from '../../errors/errors.ts'
import { jsonBody } from '../../pipeline/exchange.ts'
import { definePublicOperation } from '../own-operation.ts'

const Readiness = Type.Object({ status: Type.Enum(['ready'], { type: 'string' }) }, { title: 'Readiness' })

// Written out, since the serialisers are loaded only when a request needs them.
const READY = jsonBody('{"status":"ready"}')

export const getReadiness = definePublicOperation({
  operationId: 'GetReadiness',
  method: 'GET',
  path: '/_holdline/ready',
  summary: 'Answers 200 when the server can serve, and 503 otherwise.',
  isUnrecorded: true,
  responses: { 200: Readiness },
  handle: async ({ tools }) => ((await tools.isReady()) ? { status: 200, text: READY } : storageUnavailable),
})
