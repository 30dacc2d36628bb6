import fc from 'fast-check'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { history } from '../../test/model/history.ts'
import { Machine } from '../../test/model/machine.ts'
import { httpHistory } from '../../test/model/over-http/http-history.ts'
import { Tally } from '../../test/model/tally.ts'
import { StorePool } from './store-pool.ts'

export interface HistoriesOptions {
  readonly count: number
  /** Of the first history; each one after it has the next seed. */
  readonly seed: number
  /** Puts a store in the place of another, to see that a fault of a store is found. */
  readonly replaceStore?: (store: InventoryStore) => InventoryStore
  /** No history begins after it is aborted. */
  readonly signal?: AbortSignal
  /** Told now and then how many were played. */
  readonly report?: (line: string) => void
}

export interface HistoriesOutcome {
  readonly tally: Tally
  /** How many histories were played. */
  readonly played: number
  readonly failure?: Failure
}

/** The first history that failed. */
export interface Failure {
  readonly seed: number
  /** The shortest history that fails, and how. */
  readonly shortest: string
  readonly error: string
  /** Whether it fails by itself, and not only after the histories before it. */
  readonly alone: boolean
}

const REPORT_EVERY = 1_000

/** The seeds of histories over HTTP are multiples of it. */
const HTTP_EVERY = 3

/** Plays histories until one fails. */
export async function runHistories({
  count,
  seed: first,
  replaceStore = (store) => store,
  signal,
  report = () => {},
}: HistoriesOptions): Promise<HistoriesOutcome> {
  const tally = new Tally()
  const machine = new Machine()
  const pool = new StorePool(machine)
  const open = async () => {
    const { store, disk } = await pool.open()
    return { store: replaceStore(store), disk }
  }
  const properties = {
    uses: history(open, { tally, machine }),
    http: httpHistory(open, { tally, machine }),
  }
  const check = async (seed: number) => {
    const details =
      seed % HTTP_EVERY === 0
        ? await fc.check(properties.http, { seed, numRuns: 1 })
        : await fc.check(properties.uses, { seed, numRuns: 1 })
    if (details.failed) await pool.empty()
    return details
  }
  try {
    let played = 0
    for (; played < count && !signal?.aborted; played += 1) {
      if (played > 0 && played % REPORT_EVERY === 0) report(`${played} histories as the model says`)
      const seed = first + played
      const { failed, counterexample, errorInstance } = await check(seed)
      if (!failed) continue
      const { failed: alone } = await check(seed)
      const failure = { seed, shortest: fc.stringify(counterexample), error: String(errorInstance), alone }
      return { tally, played: played + 1, failure }
    }
    return { tally, played }
  } finally {
    await pool.empty()
  }
}
