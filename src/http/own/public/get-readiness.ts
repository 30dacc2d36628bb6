import * as Type from 'typebox'
import { storageUnavailable } from '../../errors/errors.ts'
import { jsonBody } from '../../pipeline/answer-body.ts'
import { definePublicOperation } from '../own-operation.ts'

const Readiness = Type.Object(
  {
    status: Type.Enum(['ready'], { type: 'string' }),
    /** The newest migration that the inventory has, and the newest that this build of Holdline knows. */
    schema: Type.Object(
      {
        present: Type.String(),
        needed: Type.String(),
        /** Another one after a backup was restored, and in PostgreSQL also after a promotion or a move. */
        epoch: Type.Optional(Type.String()),
      },
      { title: 'SchemaState' },
    ),
  },
  { title: 'Readiness' },
)

export const getReadiness = definePublicOperation({
  operationId: 'GetReadiness',
  method: 'GET',
  path: '/_holdline/ready',
  summary: 'Answers 200 and the schema of the inventory when the server can serve, and 503 otherwise.',
  isUnrecorded: true,
  responses: { 200: Readiness },
  async handle({ tools }) {
    const schema = await tools.readySchema()
    if (schema === undefined) return storageUnavailable
    // Written out, since the serialisers are loaded only when a request needs them.
    return { status: 200, text: jsonBody(JSON.stringify({ status: 'ready', schema })) }
  },
})
