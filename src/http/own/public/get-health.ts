import * as Type from 'typebox'
import { jsonBody } from '../../pipeline/answer-body.ts'
import { definePublicOperation } from '../own-operation.ts'

const Health = Type.Object({ status: Type.Enum(['alive'], { type: 'string' }) }, { title: 'Health' })

// Written out, since the serialisers are loaded only when a request needs them.
const ALIVE = jsonBody('{"status":"alive"}')

export const getHealth = definePublicOperation({
  operationId: 'GetHealth',
  method: 'GET',
  path: '/_holdline/health',
  summary: 'Answers while the process lives.',
  isUnrecorded: true,
  responses: { 200: Health },
  handle: async () => ({ status: 200, text: ALIVE }),
})
