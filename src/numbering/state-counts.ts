import { NUMBER_STATES, type NumberStateName } from './number-states.ts'

/** How many numbers are in each state. */
export type StateCounts = Readonly<Record<NumberStateName, number>>

/** Counts each state. */
export function countStates(count: (state: NumberStateName) => number): StateCounts {
  return {
    free: count('free'),
    held: count('held'),
    owned: count('owned'),
    aging: count('aging'),
    withdrawn: count('withdrawn'),
    quarantined: count('quarantined'),
    portedOut: count('portedOut'),
  }
}

/** The counts where there are no numbers. */
export const NO_NUMBERS = countStates(() => 0)

/** The numbers of both, by state. */
export function addCounts(one: StateCounts, other: StateCounts): StateCounts {
  return countStates((state) => one[state] + other[state])
}

/** How many numbers there are in all states. */
export function totalOf(counts: StateCounts): number {
  return NUMBER_STATES.reduce((total, state) => total + counts[state], 0)
}

/** The counts, with the total in front. */
export function withTotal(counts: StateCounts): StateCounts & { readonly total: number } {
  return { total: totalOf(counts), ...counts }
}
