import { holdState } from '../../../numbering/hold.ts'
import { NEVER } from '../../../numbering/instant.ts'
import { newOperation } from '../../../numbering/new-operation.ts'
import { operationId } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { PurchaseAnswer, PurchaseCommand } from '../../port/hold-store.ts'
import { appendAudit } from '../tables/audit-trail.ts'
import { lockNumbers, moveNumbers } from '../tables/number-table.ts'
import { findOperation, insertOperation } from '../tables/operation-table.ts'
import { insertOwned } from '../tables/owned-table.ts'
import { findSettledSearch, markPurchased } from '../tables/search-table.ts'
import type { Transaction } from '../transaction.ts'

export async function purchase(transaction: Transaction, command: PurchaseCommand): Promise<PurchaseAnswer> {
  const { resource, searchId, agreeToNotResell } = command
  const purchased = await markPurchased(transaction, { resource, searchId, agreed: agreeToNotResell })
  if (purchased === undefined) return refusal(transaction, command)

  const { key, search } = purchased
  const place = { freeAt: search.expiresAt, claim: key }
  const numbers = await lockNumbers(transaction, search.phoneNumbers.map(phoneNumberToInteger), place)
  const detail = { command: 'purchase', resource, searchId, charge: search.cost } as const
  const entry = await appendAudit(transaction, detail, numbers)
  await moveNumbers(transaction, numbers, { freeAt: NEVER }, entry)
  await insertOwned(transaction, key)
  // The live service shows a purchase with the creation time of its search.
  const subject = { searchId, createdAt: search.createdAt }
  const accepted = { now: transaction.now, delay: command.delay }
  const operation = newOperation('purchase', searchId, accepted, subject)
  await insertOperation(transaction, resource, operation)
  return { kind: 'purchased', operation }
}

/**
 * Why there was nothing to buy; what was bought before is answered again. A purchase that began before the
 * hold's expiry may not be done after it, and has to be waited for.
 */
async function refusal(
  transaction: Transaction,
  { resource, searchId }: PurchaseCommand,
): Promise<PurchaseAnswer> {
  const search = await findSettledSearch(transaction, resource, searchId)
  if (search === undefined) return { kind: 'searchNotFound' }
  const before = await findOperation(transaction, resource, operationId('purchase', searchId))
  if (before !== undefined) return { kind: 'purchased', operation: before }
  if (holdState(search, transaction.now) !== 'held') return { kind: 'holdEnded' }
  return { kind: search.phoneNumbers.length === 0 ? 'nothingHeld' : 'agreementRequired' }
}
