import { setResource } from '../../../operator/set-resource.ts'
import { RESOURCE_PARAMETER, ResourceChange, ResourceModel } from '../../contract/resource-schemas.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { defineOperatorOperationWithBody, registerToolsOf } from '../own-operation.ts'
import { answerResource } from './answer-resource.ts'
import { faultOfStocks } from './fault-of-stocks.ts'
import { readHosts } from './read-hosts.ts'

export const changeResource = defineOperatorOperationWithBody({
  operationId: 'ChangeResource',
  method: 'PATCH',
  path: '/_holdline/resources/{resource}',
  summary: 'Sets host names, limits and open stocks of a resource, at once in every process.',
  parameters: RESOURCE_PARAMETER,
  body: {
    mediaTypes: ['application/json', 'application/merge-patch+json'],
    schema: ResourceChange,
    required: true,
  },
  responses: { 200: ResourceModel },
  async handle(request) {
    const name = pathParameter(request, 'resource')
    const { hosts, limits, stocks } = request.body
    const read = hosts === undefined ? { hosts } : readHosts(hosts)
    if ('error' in read) return read
    const fault = faultOfStocks(stocks)
    if (fault !== undefined) return fault
    const patch = { hosts: read.hosts, limits, stocks }
    return answerResource(await setResource(registerToolsOf(request), name, patch), name)
  },
})
