import type { AuditEntry } from '../audit-entry.ts'
import { blockOf } from '../block-of.ts'
import type { PhoneNumber } from '../phone-number.ts'

/**
 * What an entry that names the number says of it alone, so that the history of one number can be replayed without the
 * numbers that it came with.
 */
export function entryOfNumber(entry: AuditEntry, phoneNumber: PhoneNumber): AuditEntry {
  const phoneNumbers = [phoneNumber]
  const isOne = (one: { readonly phoneNumber: PhoneNumber }) => one.phoneNumber === phoneNumber
  switch (entry.command) {
    case 'stock': {
      const block = blockOf(phoneNumber, entry)
      return { ...entry, blocks: block ? [{ ...block, first: phoneNumber, last: phoneNumber }] : [] }
    }
    case 'changeSipConfiguration':
      return entry
    case 'reserve':
      return { ...entry, phoneNumbers, added: entry.added.filter(isOne) }
    case 'updateReservation': {
      const added = entry.added.filter(isOne)
      // The number was not in the reservation before.
      if (added.length > 0) return { ...entry, command: 'reserve', phoneNumbers, added }
      return { ...entry, phoneNumbers, added, removed: entry.removed.filter((one) => one === phoneNumber) }
    }
    case 'purchaseReservation': {
      const charge = entry.charges[entry.phoneNumbers.indexOf(phoneNumber)]
      return { ...entry, phoneNumbers, charges: charge ? [charge] : [] }
    }
    default:
      return { ...entry, phoneNumbers }
  }
}
