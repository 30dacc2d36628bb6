import type { Instant } from '../../numbering/instant.ts'
import type { OperationProgress } from '../../numbering/operation.ts'
import type { SearchError } from '../../numbering/search-error.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'

/** What a purchase makes of a hold. */
export interface EndOfHold {
  /** From this instant on the numbers are free. */
  readonly freeAt: Instant
  readonly detail: AuditDetail
  /** The purchase that was accepted; absent if the hold was made to expire instead. */
  readonly purchase?: AcceptedPurchase
}

export interface AcceptedPurchase extends OperationProgress {
  /** The error with which it fails; absent if the resource owns the numbers. */
  readonly error?: SearchError
  readonly rule?: string
}
