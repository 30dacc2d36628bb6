import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import { type PhoneNumber, phoneNumberToInteger } from '../../src/numbering/phone-number.ts'

/**
 * The history of a number, newest first, as the whole trail tells it: the entries that name the number, without the
 * searches that expired and were followed by something else.
 */
export function historyOf(trail: readonly AuditEntry[], phoneNumber: PhoneNumber): AuditEntry[] {
  const ended = new Set(trail.flatMap((entry) => (endsSearch(entry) ? [entry.searchId] : [])))
  return (
    trail
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
