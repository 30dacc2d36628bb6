import { retireOffering } from '../../../operator/retire-offering.ts'
import { RetirementQuery } from '../../contract/offering-schemas.ts'
import { changeRefused, instantPassed, offeringNotSold } from '../../errors/register-errors.ts'
import { readInstant } from '../../request/read-instant.ts'
import { defineOperatorOperationWithQuery, registerToolsOf } from '../own-operation.ts'
import { OFFERING_NAME_PARAMETERS, OFFERING_NAME_PATH, offeringNameIn } from './offering-name-in.ts'

export const retireSoldOffering = defineOperatorOperationWithQuery({
  operationId: 'RetireSoldOffering',
  method: 'DELETE',
  path: `/_holdline/offerings/${OFFERING_NAME_PATH}`,
  summary:
    'Ends the sale of an offering in every process, at once or from an instant on. Holds and owned numbers stay.',
  parameters: OFFERING_NAME_PARAMETERS,
  query: RetirementQuery,
  responses: { 204: null },
  async handle(request) {
    const name = offeringNameIn(request)
    const read = readInstant(request.filters.from, 'from')
    if ('error' in read) return read
    const answer = await retireOffering(registerToolsOf(request), name, read.instant)
    switch (answer.kind) {
      case 'changed':
        return { status: 204 }
      case 'notSold':
        return offeringNotSold(name)
      case 'tooLate':
        return instantPassed(answer.now)
      case 'refused':
        return changeRefused(answer.reason)
    }
  },
})
