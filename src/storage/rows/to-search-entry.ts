import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { optionalInteger, type Row, text } from './row.ts'
import { toKeyedSearch } from './to-search.ts'

/**
 * The audit entry of a search from its row of `search`: the key of the search is the sequence of the entry.
 *
 * @param numbers the numbers in the row's column, which each store keeps in its own form
 */
export function toSearchEntry(row: Row, numbers: readonly number[]): AuditEntry {
  const { key, search } = toKeyedSearch(row, numbers)
  const { id, createdAt, cancelledAt: _, purchasedAt: __, purchaseFailure: ___, ...found } = search
  return {
    sequence: key,
    at: createdAt,
    command: 'search',
    resource: text(row, 'resource'),
    searchId: id,
    ...found,
    ...optionalInteger(row, 'first_expires_at', 'expiresAt'),
  }
}
