import { listRegisterChanges as list } from '../../../operator/list-register-changes.ts'
import { RegisterChanges, RegisterChangesQuery } from '../../contract/register-schemas.ts'
import { toRegisterChange } from '../../wire/to-register-change.ts'
import { defineOperatorOperationWithQuery } from '../own-operation.ts'

const PAGE = '100'

export const listRegisterChanges = defineOperatorOperationWithQuery({
  operationId: 'ListRegisterChanges',
  method: 'GET',
  path: '/_holdline/changes',
  summary: 'Who changed offerings, resources, keys, limits and aging, when and how; the newest change first.',
  query: RegisterChangesQuery,
  responses: { 200: RegisterChanges },
  async handle({ tools, filters: { of, before, limit: text = PAGE } }) {
    const limit = Number(text)
    const changes = await list(tools.inventory, {
      limit,
      ...(of !== undefined && { of }),
      ...(before !== undefined && { before: Number(before) }),
    })
    const next = changes.length === limit ? changes.at(-1)?.version : undefined
    return {
      status: 200,
      body: {
        changes: changes.map(toRegisterChange),
        ...(next !== undefined && { next }),
      },
    }
  },
})
