import { randomBytes } from 'node:crypto'
import { createResource as create } from '../../../operator/create-resource.ts'
import { CreatedResource, NewResource } from '../../contract/resource-schemas.ts'
import { changeRefused, encryptionKeyMissing, resourceExists } from '../../errors/register-errors.ts'
import { toResource } from '../../wire/to-resource.ts'
import { defineOperatorOperationWithBody, registerToolsOf } from '../own-operation.ts'
import { faultOfStocks } from './fault-of-stocks.ts'
import { readHosts } from './read-hosts.ts'

export const createResource = defineOperatorOperationWithBody({
  operationId: 'CreateResource',
  method: 'POST',
  path: '/_holdline/resources',
  summary: 'Makes a resource with an access key, which no other answer has.',
  body: { mediaTypes: ['application/json'], schema: NewResource, required: true },
  responses: { 201: CreatedResource },
  async handle(request) {
    const { name, hosts: given = [], limits = {}, stocks } = request.body
    const fault = faultOfStocks(stocks)
    if (fault !== undefined) return fault
    const read = readHosts(given)
    if ('error' in read) return read
    const answer = await create(
      registerToolsOf(request),
      { name, hosts: read.hosts, limits, stocks },
      randomBytes,
    )
    switch (answer.kind) {
      case 'created':
        return { status: 201, body: { ...toResource(answer.resource), accessKey: answer.accessKey } }
      case 'exists':
        return resourceExists(name)
      case 'encryptionKeyMissing':
        return encryptionKeyMissing
      case 'refused':
        return changeRefused(answer.reason)
    }
  },
})
