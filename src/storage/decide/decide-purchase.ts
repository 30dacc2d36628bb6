import { holdState } from '../../numbering/hold.ts'
import { type Instant, NEVER } from '../../numbering/instant.ts'
import { operationProgress } from '../../numbering/operation.ts'
import { purchaseOperation } from '../../numbering/search-operations.ts'
import type { PurchaseAnswer, PurchaseCommand } from '../port/hold-store.ts'
import type { KeyedSearch } from '../rows/to-search.ts'
import type { Decision } from './decision.ts'
import type { EndOfHold } from './end-of-hold.ts'
import { purchaseDetail } from './purchase-detail.ts'

/** @param found nothing if the resource has no such search */
export function decidePurchase(
  { resource, searchId, agreeToNotResell, delay, ...command }: PurchaseCommand,
  found: KeyedSearch | undefined,
  now: Instant,
): Decision<PurchaseAnswer, EndOfHold> {
  if (found === undefined) return { answer: { kind: 'searchNotFound' } }
  const { search, purchase: before } = found
  if (before !== undefined) return { answer: { kind: 'purchased', operation: before } }
  if (holdState(search, now) !== 'held') return { answer: { kind: 'holdEnded' } }

  const { expires, error, rule, ...forced } = command.forced ?? found.forcedPurchase ?? {}
  if (expires) {
    const detail = { command: 'expire', resource, searchId } as const
    return { answer: { kind: 'holdEnded' }, change: { freeAt: now, detail } }
  }
  if (search.phoneNumbers.length === 0) return { answer: { kind: 'nothingHeld' } }
  if (search.agreementToNotResellRequired && !agreeToNotResell)
    return { answer: { kind: 'agreementRequired' } }

  const progress = operationProgress(now, delay, forced)
  const answer = { kind: 'purchased', operation: purchaseOperation(search, progress, error) } as const
  const purchase = { ...progress, ...(error && { error }), ...(rule !== undefined && { rule }) }
  if (error === undefined) {
    return { answer, change: { purchase, freeAt: NEVER, detail: purchaseDetail(resource, search) } }
  }
  const freeAt = progress.endsAt
  const detail = { command: 'purchaseFailed', resource, searchId, error, freeAt } as const
  return { answer, change: { purchase, freeAt, detail } }
}
