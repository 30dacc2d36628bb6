import type { AuditCommand } from '../../numbering/audit-entry.ts'
import { packBlocks } from './packed-blocks.ts'

/**
 * The effect of one command, as its audit entry keeps it. The numbers of the entry are kept beside it, and what clients
 * wrote of their own is JSON as text: PostgreSQL would refuse a NUL character in a value of its JSON type.
 */
export type AuditDetail = AuditCommand extends infer Command
  ? Command extends { command: 'stock' }
    ? Command
    : Command extends { command: 'changeSipConfiguration' }
      ? Omit<Command, 'change'> & { readonly change: string }
      : Omit<Command, 'phoneNumbers'>
  : never

/** What has no column of its own of an entry, as the column `detail` keeps it; `toAuditEntry` reads it. */
export function formatDetail(detail: AuditDetail): string {
  if (detail.command === 'stock') {
    const { blocks, author } = detail
    const { kinds, runs } = packBlocks(blocks)
    return JSON.stringify({ kinds, runs: Array.from(runs), ...(author && { author }) })
  }
  const { command: _, resource: __, searchId: ___, ...rest } = { resource: null, searchId: null, ...detail }
  return JSON.stringify(rest)
}
