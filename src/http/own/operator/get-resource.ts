import { findResource } from '../../../operator/list-resources.ts'
import { RESOURCE_PARAMETER, ResourceModel } from '../../contract/resource-schemas.ts'
import { resourceNotFound } from '../../errors/register-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { toResource } from '../../wire/to-resource.ts'
import { defineOperatorOperation } from '../own-operation.ts'

export const getResource = defineOperatorOperation({
  operationId: 'GetResource',
  method: 'GET',
  path: '/_holdline/resources/{resource}',
  summary: 'A resource, with its own limits.',
  parameters: RESOURCE_PARAMETER,
  responses: { 200: ResourceModel },
  async handle(request) {
    const name = pathParameter(request, 'resource')
    const resource = await findResource(request.tools, name)
    return resource === undefined ? resourceNotFound(name) : { status: 200, body: toResource(resource) }
  },
})
