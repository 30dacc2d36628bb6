import { addFault } from '../../../control/faults/add-fault.ts'
import { FaultDocument } from '../../../control/faults/fault-document.ts'
import { FaultModel } from '../../contract/fault-schemas.ts'
import { violation } from '../../errors/errors.ts'
import { faultExists, tooManyFaults } from '../../errors/fault-errors.ts'
import { toFault } from '../../wire/to-fault.ts'
import { defineControlWithBody } from '../own-operation.ts'

export const createFault = defineControlWithBody({
  operationId: 'CreateFault',
  method: 'POST',
  path: '/_holdline/faults',
  summary: 'Adds a rule that makes requests of the ACS API fail, wait or end otherwise.',
  body: { mediaTypes: ['application/json'], schema: FaultDocument, required: true },
  responses: { 201: FaultModel },
  async handle({ controlled, body }) {
    const answer = await addFault(controlled, body)
    switch (answer.kind) {
      case 'added':
        return { status: 201, body: toFault(answer.rule) }
      case 'invalid':
        return violation(answer.violation)
      case 'taken':
        return faultExists(answer.id)
      case 'tooMany':
        return tooManyFaults
    }
  },
})
