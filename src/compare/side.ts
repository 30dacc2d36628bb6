import type { Observation } from './observation.ts'
import type { Probe, SearchProbe } from './probe.ts'

/** What a side says to a probe. */
export type Asked =
  | { readonly kind: 'answered'; readonly observation: Observation }
  /** There is nothing to compare, and why. */
  | { readonly kind: 'unanswered'; readonly reason: string }

/** One of the two that are compared. */
export interface Side {
  ask(probe: Probe | SearchProbe): Promise<Asked>
}
