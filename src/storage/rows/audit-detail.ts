import type { AuditCommand } from '../../numbering/audit-entry.ts'

/** What one command did, as its audit entry keeps it; the numbers that it names are kept beside it. */
export type AuditDetail = AuditCommand extends infer Command
  ? Command extends { command: 'stock' }
    ? Command
    : Omit<Command, 'phoneNumbers'>
  : never
