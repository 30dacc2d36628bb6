import { findLeftovers } from '../../../control/state/find-leftovers.ts'
import { Leftovers } from '../../contract/leftover-schemas.ts'
import { toLeftovers } from '../../wire/to-leftovers.ts'
import { defineControl } from '../own-operation.ts'

export const getLeftovers = defineControl({
  operationId: 'GetLeftovers',
  method: 'GET',
  path: '/_holdline/leftovers',
  summary: 'What was bought and not released, held and not let go, since the start or the last reset.',
  responses: { 200: Leftovers },
  async handle({ controlled }) {
    return { status: 200, body: toLeftovers(await findLeftovers(controlled)) }
  },
})
