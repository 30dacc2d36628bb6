import type { HousekeepingStore, TidyCounts } from '../storage/port/housekeeping-store.ts'

export interface HousekeepingOptions {
  readonly store: HousekeepingStore
  /** How long searches and operations stay after they have ended, in milliseconds. */
  readonly keptMs: number
  /** Resolves after so many milliseconds, or at once when the signal is aborted; it never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** A number from 0 to 1, which keeps processes that start together from working together. */
  readonly random: () => number
  readonly log: HousekeepingLog
}

export interface HousekeepingLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

export interface Housekeeping {
  /** Resolves when the batch under way is done; no other one begins. */
  stop(): Promise<void>
}

/** How long it is from one round to the next on average, in milliseconds; from half of that to one and a half. */
const INTERVAL_MS = 5 * 60_000

/** So few that a request does not feel that it waits for a batch: 200 searches take a file about 4 ms. */
const BATCH_LIMIT = 200

/** Between batches, in milliseconds, so that clients have most of the store to themselves. */
const PAUSE_MS = 50

/**
 * Removes old records, now and then, in small batches. Nothing is wrong while it does not, except that the
 * records take up room; so a failure is told, and tried again the next time.
 */
export function startHousekeeping({ store, keptMs, sleep, random, log }: HousekeepingOptions): Housekeeping {
  const stopping = new AbortController()
  const { signal } = stopping

  async function round(): Promise<void> {
    let sum: TidyCounts = { searches: 0, operations: 0, reservations: 0, reservedNumbers: 0 }
    try {
      while (!signal.aborted) {
        const answer = await store.tidy({ keptMs, limit: BATCH_LIMIT })
        // Another process has its turn, and goes on until nothing is left.
        if (answer.kind === 'busy') break
        sum = add(sum, answer.removed)
        if (!answer.more) break
        await sleep(PAUSE_MS, signal)
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      log.warn({ reason }, 'Housekeeping failed, and is tried again later')
    }
    if (Object.values(sum).some((count) => count > 0)) log.info(sum, 'Old records were removed')
  }

  async function run(): Promise<void> {
    for (;;) {
      await sleep(INTERVAL_MS * (0.5 + random()), signal)
      if (signal.aborted) return
      await round()
    }
  }

  const running = run()
  return {
    stop() {
      stopping.abort()
      return running
    },
  }
}

function add(one: TidyCounts, other: TidyCounts): TidyCounts {
  return {
    searches: one.searches + other.searches,
    operations: one.operations + other.operations,
    reservations: one.reservations + other.reservations,
    reservedNumbers: one.reservedNumbers + other.reservedNumbers,
  }
}
