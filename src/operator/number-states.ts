/** The states in which a number is, each number in one of them. */
export const NUMBER_STATES = ['free', 'held', 'owned', 'aging', 'withdrawn'] as const
export type NumberStateName = (typeof NUMBER_STATES)[number]
