import type { AuditCommand } from '../../numbering/audit-entry.ts'
import { packBlocks } from './packed-entry.ts'

/** The effect of one command, as its audit entry keeps it. The numbers of the entry are kept beside it. */
export type AuditDetail = AuditCommand extends infer Command
  ? Command extends { command: 'stock' }
    ? Command
    : Omit<Command, 'phoneNumbers'>
  : never

/** What has no column of its own of an entry, as the column `detail` keeps it; `toAuditEntry` reads it. */
export function formatDetail(detail: AuditDetail): string {
  if (detail.command === 'stock') return JSON.stringify(packBlocks(detail.blocks))
  const { command: _, resource: __, searchId: ___, ...rest } = { resource: null, searchId: null, ...detail }
  return JSON.stringify(rest)
}
