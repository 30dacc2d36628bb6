import { retireOffering } from '../../../operator/retire-offering.ts'
import { OfferingNameParts } from '../../contract/offering-schemas.ts'
import { changeRefused, offeringNotSold } from '../../errors/register-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineOperatorOperation, registerToolsOf } from '../own-operation.ts'

const PARTS = Object.keys(OfferingNameParts)

export const retireSoldOffering = defineOperatorOperation({
  operationId: 'RetireSoldOffering',
  method: 'DELETE',
  path: `/_holdline/offerings/${PARTS.map((part) => `{${part}}`).join('/')}`,
  summary:
    'Ends the sale of an offering, at once in every process. Holds and owned numbers stay as they are.',
  parameters: Object.fromEntries(
    Object.entries(OfferingNameParts).map(([name, schema]) => [name, { in: 'path' as const, schema }]),
  ),
  responses: { 204: null },
  async handle(request) {
    const name = PARTS.map((part) => pathParameter(request, part)).join('/')
    const answer = await retireOffering(registerToolsOf(request.tools), name)
    switch (answer.kind) {
      case 'changed':
        return { status: 204 }
      case 'notSold':
        return offeringNotSold(name)
      case 'refused':
        return changeRefused(answer.reason)
    }
  },
})
