import { revokeKey as revoke } from '../../../operator/revoke-key.ts'
import { KEY_PARAMETERS, ResourceModel } from '../../contract/resource-schemas.ts'
import { keyNotFound } from '../../errors/register-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineOperatorOperation, registerToolsOf } from '../own-operation.ts'
import { answerResource } from './answer-resource.ts'

export const revokeKey = defineOperatorOperation({
  operationId: 'RevokeKey',
  method: 'DELETE',
  path: '/_holdline/resources/{resource}/keys/{key}',
  summary: 'Ends a stored access key: at once in this process, and within a second in others.',
  parameters: KEY_PARAMETERS,
  responses: { 200: ResourceModel },
  async handle(request) {
    const [name, id] = [pathParameter(request, 'resource'), pathParameter(request, 'key')]
    const answer = await revoke(registerToolsOf(request), name, id)
    return answer.kind === 'keyUnknown' ? keyNotFound(id) : answerResource(answer, name)
  },
})
