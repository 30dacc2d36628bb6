import type { AuditCommand } from '../../numbering/audit-entry.ts'

/** The effect of one command, as its audit entry keeps it. The numbers of the entry are kept beside it. */
export type AuditDetail = AuditCommand extends infer Command
  ? Command extends { command: 'stock' }
    ? Command
    : Omit<Command, 'phoneNumbers'>
  : never
