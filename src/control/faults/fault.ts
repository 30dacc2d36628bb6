import type { Instant } from '../../numbering/instant.ts'
import type { SearchError } from '../../numbering/search-error.ts'
import type { FaultDocument, FaultMatch } from './fault-document.ts'
import type { FaultOperation } from './fault-operations.ts'

/** A rule that is checked. */
export interface Fault {
  readonly id: string
  /** As the client wrote it. */
  readonly document: FaultDocument
  /** The operations that the rule can hit; `undefined` for all. */
  readonly operations: readonly FaultOperation[] | undefined
  /** The country in capitals, the number with its plus. */
  readonly match: FaultMatch
  readonly schedule: FaultSchedule
  /** In milliseconds of real time. */
  readonly ttlMs?: number
  /** By the clock of the inventory: from this instant, and until before that one. */
  readonly window?: { readonly from: Instant; readonly to: Instant }
  /** In milliseconds: each request gets a latency between both, inclusive. */
  readonly latency?: { readonly from: number; readonly to: number }
  /** Absent where the rule has latency alone. */
  readonly effect?: Effect
}

/** Which of the fitting requests a rule hits; see `FAULT_FIELDS`. */
export interface FaultSchedule {
  readonly skip: number
  /** Infinity for no end. */
  readonly times: number
  readonly every: number
  readonly probability: number
  readonly seed: number
}

export type Effect =
  /** What the operation shows, which is stored with its record. */
  | ForcingEffect
  /** An answer in the place of the work. */
  | AnsweringEffect
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'slowBody'; readonly bytesPerSecond?: number; readonly durationMs?: number }
  | { readonly kind: 'cutBody'; readonly bytes?: number; readonly fraction?: number }

export interface ForcingEffect {
  readonly kind: 'force'
  readonly error?: SearchError
  /** The most numbers of a partial acquisition; half of those that are asked for if absent. */
  readonly quantity?: number
  /** See `ForcedOutcome`. */
  readonly runningMs?: number
  readonly expires?: true
}

export interface AnsweringEffect {
  readonly kind: 'answer'
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** JSON, or a text that is sent as it is; `undefined` for an error in the API's shape. */
  readonly body?: unknown
}
