import { listArchives as list } from '../../../operator/audit/list-archives.ts'
import { AuditArchives, AuditArchivesQuery } from '../../contract/archive-schemas.ts'
import { archiveUnsupported } from '../../errors/archive-errors.ts'
import { readInstant } from '../../request/read-instant.ts'
import { toAuditArchive } from '../../wire/to-audit-archive.ts'
import { defineOperatorOperationWithQuery } from '../own-operation.ts'

export const listArchives = defineOperatorOperationWithQuery({
  operationId: 'ListAuditArchives',
  method: 'GET',
  path: '/_holdline/audit/archives',
  summary: 'When the audit trail was archived, and what of it can be archived that is older than an instant.',
  query: AuditArchivesQuery,
  responses: { 200: AuditArchives },
  async handle({ tools, filters: { before: text } }) {
    const read = readInstant(text, 'before')
    if ('error' in read) return read
    const listed = await list(tools.inventory, read.instant)
    if (listed.kind === 'unsupported') return archiveUnsupported
    const { archives, archivable } = listed
    return { status: 200, body: { archives: archives.map(toAuditArchive), archivable: archivable ?? null } }
  },
})
