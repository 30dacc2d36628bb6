import { suspendResource as suspend } from '../../../operator/suspend-resource.ts'
import { RESOURCE_PARAMETER, ResourceModel } from '../../contract/resource-schemas.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineOperatorOperation, registerToolsOf } from '../own-operation.ts'
import { answerResource } from './answer-resource.ts'

export const suspendResource = defineOperatorOperation({
  operationId: 'SuspendResource',
  method: 'POST',
  path: '/_holdline/resources/{resource}/suspend',
  summary: 'Suspends a resource: it can read, and change nothing. Its numbers stay its own.',
  parameters: RESOURCE_PARAMETER,
  responses: { 200: ResourceModel },
  async handle(request) {
    const name = pathParameter(request, 'resource')
    return answerResource(await suspend(registerToolsOf(request), name), name)
  },
})
