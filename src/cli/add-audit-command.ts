import type { Command } from 'commander'
import { addAuditArchive } from './audit/add-audit-archive.ts'
import { addAuditExport } from './audit/add-audit-export.ts'

/** Adds `holdline audit`. */
export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('the audit trail: what changed the inventory')
  addAuditExport(audit)
  addAuditArchive(audit)
}
