import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { CancelCommand } from '../../port/hold-store.ts'
import type { Tables } from '../tables/index.ts'

export function cancel(tables: Tables, { resource, searchId }: CancelCommand): boolean {
  const found = tables.searches.find(resource, searchId)
  if (found === undefined) return false
  const { key, search } = found
  const now = tables.clock.now()
  const numbers = search.phoneNumbers.map(phoneNumberToInteger)
  // Numbers that are elsewhere were free in the meantime: the hold has ended, and then the clock was set back.
  if (!tables.numbers.areAt(numbers, { freeAt: search.expiresAt, claim: key })) return true
  if (!tables.searches.markCancelled(key, now)) return true

  // A search that found nothing is not in the trail, so neither is its end.
  if (numbers.length === 0) return true
  const entry = tables.trail.append(
    now,
    { command: 'cancel', resource, searchId },
    tables.numbers.find(numbers),
  )
  for (const number of numbers) {
    // The number is free from now on, not from the epoch: equal instants at the head of the queue would tie.
    tables.numbers.move(number, { freeAt: search.expiresAt, claim: key }, { freeAt: now, claim: key }, entry)
  }
  return true
}
