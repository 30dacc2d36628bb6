import type { AuditEntry } from '../../numbering/audit-entry.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'

/**
 * The audit trail: an entry for each command that changed the inventory. The entry of a search is the search itself, so
 * it goes when housekeeping removes the search; all other entries stay.
 */
export interface AuditStore {
  /**
   * The entries after the entry `after` (0 for all of them), oldest first. A reader that goes on after the last
   * entry of a page misses none: an entry may appear a moment after its command was answered, but never before
   * an entry that a page has shown. A sequence that is missing before an entry on a page stays missing: its command was
   * rolled back, or its search found nothing or was removed.
   */
  audit(page: { after: number; limit: number }): Promise<AuditEntry[]>
  /**
   * The entries that name this number, newest first: all that stay, the search that holds the number or was the last to
   * hold it, and the searches that were bought or cancelled. A search that expired is left out when something else has
   * happened to the number since.
   */
  numberHistory(phoneNumber: PhoneNumber, limit: number): Promise<AuditEntry[]>
}
