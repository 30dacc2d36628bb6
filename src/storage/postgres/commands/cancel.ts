import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { CancelCommand } from '../../port/hold-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { findSearch, markCancelled } from '../tables/search-table.ts'
import type { Transaction } from '../transaction.ts'

export async function cancel(transaction: Transaction, command: CancelCommand): Promise<boolean> {
  const { resource, searchId } = command
  const cancelled = await markCancelled(transaction, command)
  if (cancelled === undefined) return (await findSearch(transaction, resource, searchId)) !== undefined

  const { key, search } = cancelled
  // A search that found nothing is not in the trail, so neither is its end.
  if (search.phoneNumbers.length === 0) return true
  const place = { freeAt: search.expiresAt, claim: key }
  const numbers = await lockNumbers(transaction, search.phoneNumbers.map(phoneNumberToInteger), place)
  const entry = await appendAudit(transaction, { command: 'cancel', resource, searchId }, numbers)
  // The numbers are free from now on, not from the epoch: equal instants at the head of the queue would tie.
  await moveNumbers(transaction, numbers, { freeAt: transaction.now }, entry)
  return true
}
