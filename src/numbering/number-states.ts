/** The states in which a number is, each number in one of them. */
export const NUMBER_STATES = [
  'free',
  /** By a search or a reservation. */
  'held',
  'owned',
  /** Released, and resting until it is free again. */
  'aging',
  /** Off sale. */
  'withdrawn',
  /** Off sale until an instant. */
  'quarantined',
  /** With another carrier: never on sale, until it is ported in. */
  'portedOut',
] as const
export type NumberStateName = (typeof NUMBER_STATES)[number]
