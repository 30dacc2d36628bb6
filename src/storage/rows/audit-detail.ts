import type { AuditCommand } from '../../numbering/audit-entry.ts'

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
