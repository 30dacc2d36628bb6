import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import { type PhoneNumber, phoneNumberToInteger } from '../../src/numbering/phone-number.ts'

/**
 * The history of a number, newest first, as the whole trail tells it: the entries that name the number, without the
 * searches that expired and were followed by something else.
 */
export function historyOf(trail: readonly AuditEntry[], phoneNumber: PhoneNumber): AuditEntry[] {
  // A number that was deleted has no history; a later import begins a new one.
  const since = trail.findLastIndex((entry) => entry.command === 'delete' && names(entry, phoneNumber)) + 1
  const ended = new Set(trail.flatMap((entry) => (endsSearch(entry) ? [entry.searchId] : [])))
  return (
    trail
      .slice(since)
      .filter((entry) => names(entry, phoneNumber))
      // A block that was added a second time changed nothing.
      .filter(({ command }, nth) => command !== 'stock' || nth === 0)
      .filter((entry, nth, all) => {
        return entry.command !== 'search' || nth === all.length - 1 || ended.has(entry.searchId)
      })
      .reverse()
  )
}

function endsSearch(entry: AuditEntry): entry is SearchEnd {
  return ['purchase', 'cancel', 'expire', 'purchaseFailed'].includes(entry.command)
}

type SearchEnd = Extract<AuditEntry, { command: 'purchase' | 'cancel' | 'expire' | 'purchaseFailed' }>

function names(entry: AuditEntry, phoneNumber: PhoneNumber): boolean {
  if ('phoneNumbers' in entry) return entry.phoneNumbers.includes(phoneNumber)
  if (entry.command === 'changeSipConfiguration') return false
  const number = phoneNumberToInteger(phoneNumber)
  return entry.blocks.some(
    ({ first, last }) => phoneNumberToInteger(first) <= number && number <= phoneNumberToInteger(last),
  )
}
