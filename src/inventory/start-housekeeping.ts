import type { ArchiveStore } from '../storage/port/archive-store.ts'
import type { HousekeepingStore, TidyCounts } from '../storage/port/housekeeping-store.ts'
import { type Repeating, type RepeatingLog, repeat, type Sleep } from '../timing/repeat.ts'

export interface HousekeepingOptions {
  /** The store of the main inventory, which is tidied first in each round, after its trail is extended. */
  readonly main: HousekeepingStore & Pick<ArchiveStore, 'extendTrail'>
  /** The other stores that have old records by then; each is tidied in turn. */
  readonly others: () => readonly PassingStore[]
  /** How long searches and operations stay after they have ended, in milliseconds; called for each batch. */
  readonly keptMs: () => number
  readonly sleep: Sleep
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
  /** A number from 0 to 1, so that processes which start together do not work together. */
  readonly random: () => number
  readonly log: RepeatingLog
  /** Called in each round as soon as the main store is tidied, with what was removed there and whether that failed. */
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

/** The pause between two stores, in milliseconds. */
const BETWEEN_STORES_MS = 50

/**
 * How many entries of the trail have a partition before they are made: what a minute of holds at the rate of the
 * benchmark draws.
 */
const TRAIL_ROOM = 2 ** 20

/**
 * Removes old records in small batches every few minutes. No answer depends on housekeeping: old records only
 * take up room. So a failure is logged, and the next round tries again.
 *
 * The pause after a batch is as long as the batch took: half of the time requests have the store to themselves, and what
 * is removed keeps up with what requests leave behind, however fast the machine is.
 */
export function startHousekeeping(options: HousekeepingOptions): Repeating {
  const { main, others, keptMs, sleep, steadyNow, random, log, onRound } = options

  /** Removes batch after batch, and tells what was removed; a failure is logged. */
  async function tidyWhole({ store, work }: PassingStore, signal: AbortSignal): Promise<Tidied> {
    let removed = NOTHING
    let failed = false
    /** Removes a batch; whether there may be more. */
    async function batch(): Promise<boolean> {
      let isDone = true
      await work(async () => {
        const answer = await store.tidy({ keptMs: keptMs(), limit: store.tidyBatch })
        // Another process is removing old records, and continues until no old record is left.
        if (answer.kind === 'busy') return
        removed = add(removed, answer.removed)
        isDone = !answer.more
      })
      return !isDone
    }
    try {
      for (let begun = steadyNow(); !signal.aborted && (await batch()); begun = steadyNow()) {
        await sleep(steadyNow() - begun, signal)
      }
    } catch (error) {
      failed = true
      warn(error)
    }
    return { removed, failed }
  }

  function warn(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    log.warn({ reason }, 'Housekeeping failed, and is tried again later')
  }

  async function round(signal: AbortSignal): Promise<void> {
    const wasExtended = await main.extendTrail({ room: TRAIL_ROOM }).then(
      () => true,
      (error: unknown) => {
        warn(error)
        return false
      },
    )
    const { removed, failed } = await tidyWhole({ store: main, work: (does) => does() }, signal)
    onRound(removed, failed || !wasExtended)
    let sum = removed
    for (const other of others()) {
      await sleep(BETWEEN_STORES_MS, signal)
      sum = add(sum, (await tidyWhole(other, signal)).removed)
    }
    if (Object.values(sum).some((count) => count > 0)) log.info(sum, 'Old records were removed')
  }

  return repeat({ pauseMs: () => INTERVAL_MS * (0.5 + random()), sleep, round })
}

interface Tidied {
  readonly removed: TidyCounts
  readonly failed: boolean
}

const NOTHING: TidyCounts = { searches: 0, operations: 0, reservations: 0, reservedNumbers: 0 }

function add(one: TidyCounts, other: TidyCounts): TidyCounts {
  return {
    searches: one.searches + other.searches,
    operations: one.operations + other.operations,
    reservations: one.reservations + other.reservations,
    reservedNumbers: one.reservedNumbers + other.reservedNumbers,
  }
}
