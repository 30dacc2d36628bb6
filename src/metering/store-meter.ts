import type { StoreMethod } from '../storage/port/store-methods.ts'
import { Durations } from './durations.ts'
import { Tally } from './tally.ts'

/** What the calls of one method of a store came to. */
export interface MeteredMethod {
  /** How long the calls took, those that failed included. */
  readonly durations: Durations
  /** How many calls failed because the store could not do them. */
  failures: number
}

/** Counts what a store did. The counts begin with the process, and each process has its own. */
export class StoreMeter {
  readonly methods = new Map<StoreMethod, MeteredMethod>()
  /** Searches that reached the store, by what they got of the numbers that they asked for. */
  readonly searches = new Tally(['held', 'partly', 'none', 'tooManyHeld'])
  /** Purchases of searches and of reservations, by the kind of the answer. A repeated purchase is `purchased` again. */
  readonly purchases = new Tally(['purchased', 'holdEnded'])
  /** Searches and reservations that a client gave up, by the kind of the answer. */
  readonly cancellations = new Tally(['cancelled'])
  /** Commands that make or change a reservation, by the kind of the answer. */
  readonly reservations = new Tally(['reserved'])
  readonly releases = new Tally(['released', 'failed', 'protected'])
  /** Numbers that searches held. */
  numbersHeld = 0

  of(method: StoreMethod): MeteredMethod {
    let metered = this.methods.get(method)
    if (metered === undefined) {
      metered = { durations: new Durations(), failures: 0 }
      this.methods.set(method, metered)
    }
    return metered
  }
}
