import { holdState } from '../../../numbering/hold.ts'
import { NEVER } from '../../../numbering/instant.ts'
import { operationProgress } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import { purchaseOperation } from '../../../numbering/search-operations.ts'
import { purchaseDetail } from '../../decide/purchase-detail.ts'
import type { PurchaseAnswer, PurchaseCommand } from '../../port/hold-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { insertOwned } from '../tables/owned-table.ts'
import { findSettledSearch, markPurchased } from '../tables/search-table.ts'
import type { Transaction } from '../transaction.ts'

export async function purchase(transaction: Transaction, command: PurchaseCommand): Promise<PurchaseAnswer> {
  const { resource } = command
  const progress = operationProgress(transaction.now, command.delay)
  const purchased = await markPurchased(transaction, command, progress)
  if (purchased === undefined) return refusal(transaction, command)

  const { key, search } = purchased
  const place = { freeAt: search.expiresAt, claim: key }
  const numbers = await lockNumbers(transaction, search.phoneNumbers.map(phoneNumberToInteger), place)
  const entry = await appendAudit(transaction, purchaseDetail(resource, search), numbers)
  await moveNumbers(transaction, numbers, { freeAt: NEVER }, entry)
  await insertOwned(transaction, key)
  return { kind: 'purchased', operation: purchaseOperation(search, progress) }
}

/**
 * Why there was nothing to buy; a repeated purchase is answered as the first one. A purchase that began before the
 * hold's expiry may still be under way after it, and has to be waited for.
 */
async function refusal(
  transaction: Transaction,
  { resource, searchId }: PurchaseCommand,
): Promise<PurchaseAnswer> {
  const found = await findSettledSearch(transaction, resource, searchId)
  if (found === undefined) return { kind: 'searchNotFound' }
  if (found.purchase !== undefined) return { kind: 'purchased', operation: found.purchase }
  if (holdState(found.search, transaction.now) !== 'held') return { kind: 'holdEnded' }
  return { kind: found.search.phoneNumbers.length === 0 ? 'nothingHeld' : 'agreementRequired' }
}
