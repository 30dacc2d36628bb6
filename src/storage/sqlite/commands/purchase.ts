import { holdState } from '../../../numbering/hold.ts'
import { NEVER } from '../../../numbering/instant.ts'
import { operationProgress } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { purchaseOperation } from '../../../numbering/search-operations.ts'
import { purchaseDetail } from '../../decide/purchase-detail.ts'
import type { PurchaseAnswer, PurchaseCommand } from '../../port/hold-store.ts'
import type { Tables } from '../tables/index.ts'

export function purchase(
  { clock, searches, numbers, owned, trail }: Tables,
  command: PurchaseCommand,
): PurchaseAnswer {
  const { resource, searchId } = command
  const found = searches.find(resource, searchId)
  if (found === undefined) return { kind: 'searchNotFound' }
  const { key, search } = found
  if (found.purchase !== undefined) return { kind: 'purchased', operation: found.purchase }

  const now = clock.now()
  if (holdState(search, now) === 'held') {
    if (search.phoneNumbers.length === 0) return { kind: 'nothingHeld' }
    if (search.agreementToNotResellRequired && !command.agreeToNotResell) return { kind: 'agreementRequired' }
  }
  const { expiresAt } = search
  const named = search.phoneNumbers.map(phoneNumberToInteger)
  // Numbers that are elsewhere were free in the meantime: the hold had expired, and then the clock was set back.
  if (!numbers.areAt(named, { freeAt: expiresAt, claim: key })) return { kind: 'holdEnded' }
  const progress = operationProgress(now, command.delay)
  // The condition of this write decides, not the rows that were read before.
  if (!searches.markPurchased(key, now, progress)) return { kind: 'holdEnded' }

  const entry = trail.append(now, purchaseDetail(resource, search), numbers.find(named))
  for (const number of named) {
    numbers.move(number, { freeAt: expiresAt, claim: key }, { freeAt: NEVER, claim: key }, entry)
  }
  for (const phoneNumber of search.phoneNumbers) {
    owned.insert(resource, { ...search, phoneNumber, purchasedAt: now }, searchId)
  }
  return { kind: 'purchased', operation: purchaseOperation(search, progress) }
}
