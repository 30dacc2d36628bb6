import type { ForcedOutcome } from './forced-outcome.ts'
import { END_OF_TIME, type Instant } from './instant.ts'
import type { PhoneNumber } from './phone-number.ts'
import { SEARCH_ERRORS } from './search-error.ts'

/** The long-running operations, by the API's own names for their types. */
export const OPERATION_TYPES = [
  'search',
  'purchase',
  'releasePhoneNumber',
  'updatePhoneNumberCapabilities',
  'reservationPurchase',
] as const
export type OperationType = (typeof OPERATION_TYPES)[number]

export type OperationStatus = 'notStarted' | 'running' | 'succeeded' | 'failed'

/** Why an operation failed: a reason of our own, or an error that was forced upon it. */
export const OPERATION_FAILURES = ['numberNotFound', ...SEARCH_ERRORS] as const
export type OperationFailure = (typeof OPERATION_FAILURES)[number]

/** The instants at which an operation shows its progress. */
export interface OperationProgress {
  /** Before this instant the operation is `notStarted`. */
  readonly startsAt: Instant
  /** From `startsAt` until this instant the operation is `running`. */
  readonly endsAt: Instant
}

/**
 * A long-running operation. The operation took effect when it was accepted; the progress that a client sees follows
 * from these instants alone.
 */
export interface Operation extends OperationProgress {
  /** `search_<guid>`, `purchase_<guid>`, `release_<guid>`, `capabilities_<guid>` or `reservationPurchase_<guid>`. */
  readonly id: string
  readonly type: OperationType
  readonly createdAt: Instant
  /** The search that was made or bought. */
  readonly searchId?: string
  /** The number that was released or changed. */
  readonly phoneNumber?: PhoneNumber
  readonly failure?: OperationFailure
}

/** Whether the operation fails with an error that was forced upon it. */
export function isForcedToFail({ failure }: Pick<Operation, 'failure'>): boolean {
  return failure !== undefined && failure !== 'numberNotFound'
}

/**
 * How long an operation shows each of its first two statuses, in milliseconds. The operation takes effect at once,
 * whatever the delay.
 */
export interface OperationDelay {
  readonly notStartedMs: number
  readonly runningMs: number
}

/** The progress that a client will see of an operation accepted at `now`. */
export function operationProgress(
  now: Instant,
  { notStartedMs, runningMs }: OperationDelay,
  forced: Pick<ForcedOutcome, 'runningMs'> = {},
): OperationProgress {
  const startsAt = now + notStartedMs
  return { startsAt, endsAt: Math.min(startsAt + (forced.runningMs ?? runningMs), END_OF_TIME) }
}

/** The progress of an operation that is made to end at `now`. */
export function finishedProgress({ startsAt }: OperationProgress, now: Instant): OperationProgress {
  return { startsAt: Math.min(startsAt, now), endsAt: now }
}

/** The status of the operation at `now`. */
export function operationStatus(operation: Operation, now: Instant): OperationStatus {
  if (now < operation.startsAt) return 'notStarted'
  if (now < operation.endsAt) return 'running'
  return operation.failure === undefined ? 'succeeded' : 'failed'
}

const ID_PREFIXES = {
  search: 'search',
  purchase: 'purchase',
  releasePhoneNumber: 'release',
  updatePhoneNumberCapabilities: 'capabilities',
  reservationPurchase: 'reservationPurchase',
} as const satisfies Record<OperationType, string>

/** The id of an operation, `search_<guid>`. */
export function operationId(type: OperationType, guid: string): string {
  return `${ID_PREFIXES[type]}_${guid}`
}

/** The type and the guid of an operation's id; `undefined` for a text that is no operation's id. */
export function parseOperationId(id: string): { type: OperationType; guid: string } | undefined {
  const type = OPERATION_TYPES.find((candidate) => id.startsWith(operationId(candidate, '')))
  return type && { type, guid: id.slice(operationId(type, '').length) }
}
