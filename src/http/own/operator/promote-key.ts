import { promoteKey as promote } from '../../../operator/promote-key.ts'
import { KEY_PARAMETERS, ResourceModel } from '../../contract/resource-schemas.ts'
import { keyNotFound } from '../../errors/register-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineOperatorOperation, registerToolsOf } from '../own-operation.ts'
import { answerResource } from './answer-resource.ts'

export const promoteKey = defineOperatorOperation({
  operationId: 'PromoteKey',
  method: 'POST',
  path: '/_holdline/resources/{resource}/keys/{key}/promote',
  summary: 'Makes a stored access key the first one of its resource. The other key stays valid.',
  parameters: KEY_PARAMETERS,
  responses: { 200: ResourceModel },
  async handle(request) {
    const [name, id] = [pathParameter(request, 'resource'), pathParameter(request, 'key')]
    const answer = await promote(registerToolsOf(request), name, id)
    return answer.kind === 'keyUnknown' ? keyNotFound(id) : answerResource(answer, name)
  },
})
