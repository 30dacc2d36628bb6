import { NEVER } from '../../../numbering/instant.ts'
import { operationProgress } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { purchaseOperation } from '../../../numbering/search-operations.ts'
import { decidePurchase } from '../../decide/decide-purchase.ts'
import type { EndOfHold } from '../../decide/end-of-hold.ts'
import { purchaseDetail } from '../../decide/purchase-detail.ts'
import type { PurchaseAnswer, PurchaseCommand } from '../../port/hold-store.ts'
import { isOutdated } from '../../port/register-store.ts'
import type { KeyedSearch } from '../../rows/to-search.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { insertOwned } from '../tables/owned-table.ts'
import { endByPurchase, lockSearch, makeExpire, markPurchased } from '../tables/search-table.ts'
import type { Transaction } from '../transaction.ts'

export async function purchase(transaction: Transaction, command: PurchaseCommand): Promise<PurchaseAnswer> {
  if (isOutdated(command, transaction.registerVersion, transaction.now)) return { kind: 'outdated' }
  const { resource } = command
  const progress = operationProgress(transaction.now, command.delay)
  const purchased =
    command.forced === undefined ? await markPurchased(transaction, command, progress) : undefined
  if (purchased === undefined) return purchaseLocked(transaction, command)

  const { search } = purchased
  const detail = purchaseDetail(resource, search)
  await moveAll(transaction, purchased, { purchase: progress, freeAt: NEVER, detail })
  return { kind: 'purchased', operation: purchaseOperation(search, progress) }
}

/**
 * Decides when every transaction that is ending the hold has ended, since a purchase that began before the hold's expiry
 * may still be under way after it: why there is nothing to buy, or what is forced upon the purchase. A repeated purchase
 * is answered as the first one.
 */
async function purchaseLocked(transaction: Transaction, command: PurchaseCommand): Promise<PurchaseAnswer> {
  const found = await lockSearch(transaction, command.resource, command.searchId)
  const { answer, change } = decidePurchase(command, found, transaction.now)
  if (found === undefined || change === undefined) return answer
  if (change.purchase === undefined) await makeExpire(transaction, found.key)
  else await endByPurchase(transaction, found.key, change.purchase)
  // A search that found nothing is not in the trail, so neither is its end.
  if (found.search.phoneNumbers.length > 0) await moveAll(transaction, found, change)
  return answer
}

/** Moves the numbers of the hold to where they are after its end. */
async function moveAll(
  transaction: Transaction,
  { key, search }: KeyedSearch,
  { purchase, freeAt, detail }: EndOfHold,
): Promise<void> {
  const place = { freeAt: search.expiresAt, claim: key }
  const numbers = await lockNumbers(transaction, search.phoneNumbers.map(phoneNumberToInteger), place)
  const entry = await appendAudit(transaction, detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt }, entry)
  if (purchase !== undefined && purchase.error === undefined)
    await insertOwned(transaction, key, numbers.length)
}
