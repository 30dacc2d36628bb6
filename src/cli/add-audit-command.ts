import type { Command } from 'commander'
import { addAuditExport } from './audit/add-audit-export.ts'

/** Adds `holdline audit`. */
export function addAuditCommand(program: Command): void {
  addAuditExport(program.command('audit').description('the audit trail: what changed the inventory'))
}
