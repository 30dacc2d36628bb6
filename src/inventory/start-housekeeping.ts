import type { HousekeepingStore, TidyCounts } from '../storage/port/housekeeping-store.ts'
import { type Repeating, type RepeatingLog, repeat, type Sleep } from '../timing/repeat.ts'

export interface HousekeepingOptions {
  /** The stores that have old records at the beginning of a round; each is tidied in turn. */
  readonly stores: () => readonly PassingStore[]
  /** How long searches and operations stay after they have ended, in milliseconds; called for each batch. */
  readonly keptMs: () => number
  readonly sleep: Sleep
  /** A number from 0 to 1, so that processes which start together do not work together. */
  readonly random: () => number
  readonly log: RepeatingLog
  /** Called at the end of each round, with what it has removed and whether it failed. */
  readonly onRound: (removed: TidyCounts, failed: boolean) => void
}

/** A store that may end meanwhile. */
export interface PassingStore {
  readonly store: HousekeepingStore
  /** Does work over the store, which stays open until the work is done; `undefined` if the store has ended. */
  readonly work: (does: () => Promise<void>) => Promise<void> | undefined
}

/** The average pause between two rounds, in milliseconds. A pause is from half to one and a half times the average. */
const INTERVAL_MS = 5 * 60_000

/** A batch this small delays no request noticeably: to remove 200 searches from a file takes about 4 ms. */
const BATCH_LIMIT = 200

/** The pause between two batches, in milliseconds, in which requests have the store to themselves. */
const PAUSE_MS = 50

/**
 * Removes old records in small batches every few minutes. No answer depends on housekeeping: old records only
 * take up room. So a failure is logged, and the next round tries again.
 */
export function startHousekeeping(options: HousekeepingOptions): Repeating {
  const { stores, keptMs, sleep, random, log, onRound } = options
  async function round(signal: AbortSignal): Promise<void> {
    let sum: TidyCounts = { searches: 0, operations: 0, reservations: 0, reservedNumbers: 0 }
    let failed = false
    /** Removes a batch; whether there may be more. */
    async function batch({ store, work }: PassingStore): Promise<boolean> {
      let isDone = true
      await work(async () => {
        const answer = await store.tidy({ keptMs: keptMs(), limit: BATCH_LIMIT })
        // Another process is removing old records, and continues until no old record is left.
        if (answer.kind === 'busy') return
        sum = add(sum, answer.removed)
        isDone = !answer.more
      })
      return !isDone
    }
    for (const [index, store] of stores().entries()) {
      try {
        if (index > 0) await sleep(PAUSE_MS, signal)
        while (!signal.aborted && (await batch(store))) await sleep(PAUSE_MS, signal)
      } catch (error) {
        failed = true
        const reason = error instanceof Error ? error.message : String(error)
        log.warn({ reason }, 'Housekeeping failed, and is tried again later')
      }
    }
    onRound(sum, failed)
    if (Object.values(sum).some((count) => count > 0)) log.info(sum, 'Old records were removed')
  }

  return repeat({ pauseMs: () => INTERVAL_MS * (0.5 + random()), sleep, round })
}

function add(one: TidyCounts, other: TidyCounts): TidyCounts {
  return {
    searches: one.searches + other.searches,
    operations: one.operations + other.operations,
    reservations: one.reservations + other.reservations,
    reservedNumbers: one.reservedNumbers + other.reservedNumbers,
  }
}
