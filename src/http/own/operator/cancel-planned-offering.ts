import { cancelPlans } from '../../../operator/retire-offering.ts'
import { changeRefused } from '../../errors/register-errors.ts'
import { defineOperatorOperation, registerToolsOf } from '../own-operation.ts'
import { OFFERING_NAME_PARAMETERS, OFFERING_NAME_PATH, offeringNameIn } from './offering-name-in.ts'

export const cancelPlannedOffering = defineOperatorOperation({
  operationId: 'CancelPlannedOffering',
  method: 'DELETE',
  path: `/_holdline/planned-offerings/${OFFERING_NAME_PATH}`,
  summary: 'Takes back the changes of an offering that are planned and still to come.',
  parameters: OFFERING_NAME_PARAMETERS,
  responses: { 204: null },
  async handle(request) {
    const answer = await cancelPlans(registerToolsOf(request), offeringNameIn(request))
    return answer.kind === 'refused' ? changeRefused(answer.reason) : { status: 204 }
  },
})
