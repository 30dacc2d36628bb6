import type { Difference } from './find-differences.ts'

/** A difference in the answers to one probe. */
export interface FoundDifference extends Difference {
  readonly probe: string
  readonly version: string
}

/** A difference that is known, with its reason. */
export interface AcceptedDifference extends FoundDifference {
  readonly because: string
}

/** Something that could not be compared. */
export interface NotCompared {
  readonly probe: string
  readonly version: string
  readonly reason: string
}

/** The outcome of a comparison. */
export interface Report {
  /** How many answers were compared. */
  readonly compared: number
  readonly differences: readonly FoundDifference[]
  readonly accepted: readonly AcceptedDifference[]
  readonly notCompared: readonly NotCompared[]
}
