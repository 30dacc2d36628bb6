import { randomBytes } from 'node:crypto'
import { createKey as create } from '../../../operator/create-key.ts'
import { CreatedKey, RESOURCE_PARAMETER } from '../../contract/resource-schemas.ts'
import {
  changeRefused,
  encryptionKeyMissing,
  resourceNotFound,
  tooManyKeys,
} from '../../errors/register-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { toKey } from '../../wire/to-resource.ts'
import { defineOperatorOperation, registerToolsOf } from '../own-operation.ts'

export const createKey = defineOperatorOperation({
  operationId: 'CreateKey',
  method: 'POST',
  path: '/_holdline/resources/{resource}/keys',
  summary: 'Gives a resource a second access key, which no other answer has. Both keys are valid.',
  parameters: RESOURCE_PARAMETER,
  responses: { 201: CreatedKey },
  async handle(request) {
    const name = pathParameter(request, 'resource')
    const answer = await create(registerToolsOf(request), name, randomBytes)
    switch (answer.kind) {
      case 'created':
        return { status: 201, body: { ...toKey(answer.key), accessKey: answer.accessKey } }
      case 'resourceUnknown':
        return resourceNotFound(name)
      case 'tooManyKeys':
        return tooManyKeys(answer.limit)
      case 'encryptionKeyMissing':
        return encryptionKeyMissing
      case 'refused':
        return changeRefused(answer.reason)
    }
  },
})
