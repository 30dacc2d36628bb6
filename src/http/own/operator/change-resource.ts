import { setLimits } from '../../../operator/set-limits.ts'
import { RESOURCE_PARAMETER, ResourceChange, ResourceModel } from '../../contract/resource-schemas.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineOperatorOperationWithBody, registerToolsOf } from '../own-operation.ts'
import { answerResource } from './answer-resource.ts'

export const changeResource = defineOperatorOperationWithBody({
  operationId: 'ChangeResource',
  method: 'PATCH',
  path: '/_holdline/resources/{resource}',
  summary: 'Sets limits of a resource, at once in every process.',
  parameters: RESOURCE_PARAMETER,
  body: {
    mediaTypes: ['application/json', 'application/merge-patch+json'],
    schema: ResourceChange,
    required: true,
  },
  responses: { 200: ResourceModel },
  async handle(request) {
    const name = pathParameter(request, 'resource')
    return answerResource(await setLimits(registerToolsOf(request.tools), name, request.body.limits), name)
  },
})
