import { DURATION_FORMS, parseDuration } from '../../../control/parse-duration.ts'
import { closeResource as close } from '../../../operator/close-resource.ts'
import { RESOURCE_PARAMETER, ResourceClosing, ResourceModel } from '../../contract/resource-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineOperatorOperationWithBody, registerToolsOf } from '../own-operation.ts'
import { answerResource } from './answer-resource.ts'

export const closeResource = defineOperatorOperationWithBody({
  operationId: 'CloseResource',
  method: 'POST',
  path: '/_holdline/resources/{resource}/close',
  summary: 'Closes a resource: it can read, and change nothing, and its numbers are released after a time.',
  parameters: RESOURCE_PARAMETER,
  body: { mediaTypes: ['application/json'], schema: ResourceClosing, required: false },
  responses: { 200: ResourceModel },
  async handle(request) {
    const name = pathParameter(request, 'resource')
    const { releaseAfter } = request.body
    const releaseAfterMs = releaseAfter === undefined ? undefined : parseDuration(releaseAfter)
    if (releaseAfter !== undefined && releaseAfterMs === undefined) {
      return invalidInput(`releaseAfter must be a duration, ${DURATION_FORMS}.`, 'releaseafter')
    }
    return answerResource(await close(registerToolsOf(request), name, releaseAfterMs), name)
  },
})
