import { readTrail } from '../../../operator/audit/read-trail.ts'
import { AuditTrail, AuditTrailQuery } from '../../contract/audit-schemas.ts'
import { toAuditTrail } from '../../wire/to-audit-entry.ts'
import { defineOperatorOperationWithQuery } from '../own-operation.ts'

export const listAudit = defineOperatorOperationWithQuery({
  operationId: 'ListAudit',
  method: 'GET',
  path: '/_holdline/audit',
  perInventory: true,
  summary: 'The audit trail, the oldest entry first, a page at a time.',
  query: AuditTrailQuery,
  responses: { 200: AuditTrail },
  async handle({ controlled, filters: { since = '0' } }) {
    return { status: 200, body: toAuditTrail(await readTrail(controlled.inventory, Number(since))) }
  },
})
