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
] as const
export type NumberStateName = (typeof NUMBER_STATES)[number]
