import { listResources as list } from '../../../operator/list-resources.ts'
import { ResourceList } from '../../contract/resource-schemas.ts'
import { toResource } from '../../wire/to-resource.ts'
import { defineOperatorOperation } from '../own-operation.ts'

export const listResources = defineOperatorOperation({
  operationId: 'ListResources',
  method: 'GET',
  path: '/_holdline/resources',
  summary:
    'The resources, with their own limits: the default resource first, and those that are not in force last.',
  responses: { 200: ResourceList },
  async handle({ tools }) {
    return { status: 200, body: { resources: (await list(tools)).map(toResource) } }
  },
})
