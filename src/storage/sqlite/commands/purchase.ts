import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { decidePurchase } from '../../decide/decide-purchase.ts'
import type { PurchaseAnswer, PurchaseCommand } from '../../port/hold-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { Tables } from '../tables/index.ts'

export function purchase(
  { clock, searches, numbers, owned, trail, register }: Tables,
  command: PurchaseCommand,
): PurchaseAnswer {
  const { resource, searchId } = command
  const now = clock.now()
  if (isOutdated(command, register.version(), now)) return { kind: 'outdated' }
  const found = searches.find(resource, searchId)
  const { answer, change } = decidePurchase(command, found, now)
  if (found === undefined || change === undefined) return answer

  const { key, search } = found
  const place = { freeAt: search.expiresAt, claim: key }
  const named = search.phoneNumbers.map(phoneNumberToInteger)
  // Numbers that are elsewhere were free in the meantime: the hold had expired, and then the clock was set back.
  if (!numbers.areAt(named, place)) return { kind: 'holdEnded' }
  const { purchase, freeAt, detail } = change
  // The condition of this write decides, not the rows that were read before.
  const hasEnded =
    purchase === undefined ? searches.expire(key, now) : searches.markPurchased(key, now, purchase)
  if (!hasEnded) return { kind: 'holdEnded' }

  // A search that found nothing is not in the trail, so neither is its end.
  if (named.length === 0) return answer
  const entry = trail.append(now, detail, numbers.find(named))
  for (const number of named) numbers.move(number, place, { freeAt, claim: key }, entry)
  if (purchase === undefined || purchase.error !== undefined) return answer
  for (const phoneNumber of search.phoneNumbers) {
    owned.insert(resource, { ...search, phoneNumber, purchasedAt: now }, searchId)
  }
  return answer
}
