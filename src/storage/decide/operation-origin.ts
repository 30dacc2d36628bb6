import type { ForcedOutcome } from '../../numbering/forced-outcome.ts'

/** Where a recorded operation comes from. */
export interface OperationOrigin {
  /** The repeat key of its request. */
  readonly repeatKey?: string | undefined
  readonly forced?: ForcedOutcome | undefined
  /**
   * The audit entry of its change; or, if it was forced to fail, that of the last change of its number, since the request
   * is answered in the same way until something else changes the number.
   */
  readonly entry?: number | undefined
}
