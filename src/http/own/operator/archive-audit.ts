import { AuditArchived, AuditArchiveOrder } from '../../contract/archive-schemas.ts'
import { archiveBusy, archiveUnsupported, notArchivable, notCopied } from '../../errors/archive-errors.ts'
import { toAuditArchive } from '../../wire/to-audit-archive.ts'
import { defineOperatorOperationWithBody } from '../own-operation.ts'

export const archiveAudit = defineOperatorOperationWithBody({
  operationId: 'ArchiveAudit',
  method: 'POST',
  path: '/_holdline/audit/archives',
  summary:
    'Writes an opening balance of the inventory, and drops the entries of the audit trail before it, up to a sequence.',
  body: { schema: AuditArchiveOrder, mediaTypes: ['application/json'], required: true },
  responses: { 200: AuditArchived },
  async handle({ tools, author, body: { through, entries } }) {
    const answer = await tools.inventory.store.archive({
      ...{ through, author },
      ...(entries !== undefined && { entries }),
    })
    switch (answer.kind) {
      case 'archived': {
        const { archive, dropped, kept } = answer
        return { status: 200, body: { archive: toAuditArchive(archive), dropped, kept } }
      }
      case 'notThere':
        return notArchivable(through)
      case 'notCopied':
        return notCopied(answer.entries, entries)
      case 'busy':
        return archiveBusy
      case 'unsupported':
        return archiveUnsupported
    }
  },
})
