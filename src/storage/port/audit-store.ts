import type { AuditEntry } from '../../numbering/audit-entry.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'

/** The audit trail: an entry for each command that changed the inventory. */
export interface AuditStore {
  /**
   * The entries after the entry `after` (0 for all of them), oldest first. A reader that goes on after the last
   * entry of a page misses none: an entry may appear a moment after its command was answered, but never before
   * an entry that a page has shown.
   */
  audit(page: { after: number; limit: number }): Promise<AuditEntry[]>
  /** The entries that name this number, newest first. */
  numberHistory(phoneNumber: PhoneNumber, limit: number): Promise<AuditEntry[]>
}
