import { resumeResource as resume } from '../../../operator/resume-resource.ts'
import { RESOURCE_PARAMETER, ResourceModel } from '../../contract/resource-schemas.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineOperatorOperation, registerToolsOf } from '../own-operation.ts'
import { answerResource } from './answer-resource.ts'

export const resumeResource = defineOperatorOperation({
  operationId: 'ResumeResource',
  method: 'POST',
  path: '/_holdline/resources/{resource}/resume',
  summary: 'Ends the suspension or closing of a resource, which keeps its numbers that are not released yet.',
  parameters: RESOURCE_PARAMETER,
  responses: { 200: ResourceModel },
  async handle(request) {
    const name = pathParameter(request, 'resource')
    return answerResource(await resume(registerToolsOf(request), name), name)
  },
})
