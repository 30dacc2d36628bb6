import { type CallOutcome, callQueue } from '../../call-queue.ts'
import type { HoldAnswer, HoldCommand } from '../../port/hold-store.ts'
import { StorageError } from '../../port/storage-error.ts'
import type { HoldResult } from '../commands/hold.ts'
import { faultReason, isOutage } from '../storage-fault.ts'

/** Does the commands in one transaction; `careful` ones wait for the locks of others. */
export type HoldBatch = (commands: readonly HoldCommand[], careful: boolean) => Promise<HoldResult[]>

interface Waiting {
  readonly command: HoldCommand
  /** When nobody waits for its answer any more, in steady milliseconds. */
  readonly until: number
}

export interface HoldQueuesOptions {
  /** How many holds may wait. */
  readonly capacity: number
  /** How many connections there are to the database. */
  readonly connections: number
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
}

/**
 * The longer a commit takes, the more wait for the next one, and share it: of 256 callers, up to 128 together
 * are 1.6 to 2.2 times as many a second as up to 32, where a commit takes milliseconds.
 */
const TOGETHER = 128
/** A call of more numbers could take longer than a statement may; one hold of more goes alone. */
const NUMBERS_TOGETHER = 4_000
/** Of ten connections they leave two to others. */
const CONNECTIONS = 10

/** How often a hold is done alone, while others change its stocks in the middle of it. */
const TURNS = 3
/**
 * How long a hold may take, in milliseconds. What waits longer would hold numbers for a client that has given
 * up.
 */
const PATIENCE_MS = 10_000

/**
 * Holds that wait together go to PostgreSQL together: twice as many a second as one by one, with 23 in a
 * call. What comes up short is asked for once more in a transaction of its own: to skip what is locked is no
 * proof of a shortage, since whoever locked it may roll back. And what may have spoilt a call is done alone.
 */
export function holdQueues(batch: HoldBatch, { capacity, connections, steadyNow }: HoldQueuesOptions) {
  const share = Math.min(1, connections / CONNECTIONS)
  const skipping = queue(false, TOGETHER, 2)
  const waiting = queue(true, TOGETHER, 2)
  const alone = queue(true, 1, 4)

  function queue(careful: boolean, batchLimit: number, batchesInFlight: number) {
    return callQueue<Waiting, HoldResult | 'alone'>({
      run: (all) => outcomes(all, careful),
      batchesInFlight: Math.max(1, Math.floor(batchesInFlight * share)),
      batchLimit,
      sizeOf: ({ command: { quantity } }) => Math.max(1, (quantity * TOGETHER) / NUMBERS_TOGETHER),
      capacity,
    })
  }

  async function outcomes(
    all: readonly Waiting[],
    careful: boolean,
  ): Promise<CallOutcome<HoldResult | 'alone'>[]> {
    const now = steadyNow()
    const inTime = all.filter(({ until }) => now < until)
    const done = inTime.length === 0 ? [] : await outcomesTogether(inTime, careful)
    const late = { done: false, reason: `It has waited for the store for ${PATIENCE_MS / 1_000} s` } as const
    return all.map((each) => done[inTime.indexOf(each)] ?? late)
  }

  async function outcomesTogether(
    all: readonly Waiting[],
    careful: boolean,
  ): Promise<CallOutcome<HoldResult | 'alone'>[]> {
    try {
      const results = await batch(
        all.map(({ command }) => command),
        careful,
      )
      return results.map((value) => ({ done: true, value }))
    } catch (error) {
      // Nothing of it happened. One of them may be at fault: not knowing which, each has its own transaction.
      const retried = all.length > 1 && !isOutage(error)
      return all.map(() =>
        retried ? { done: true, value: 'alone' } : { done: false, reason: faultReason(error) },
      )
    }
  }

  return {
    async hold(command: HoldCommand): Promise<HoldAnswer> {
      const call = { command, until: steadyNow() + PATIENCE_MS }
      let result = value(await skipping.execute(call))
      if (result === 'again') result = value(await waiting.execute(call))
      for (let turn = 0; typeof result === 'string' && turn < TURNS; turn += 1) {
        result = value(await alone.execute(call))
      }
      if (typeof result !== 'string') return result
      throw new StorageError(
        `The search ${command.searchId} has an id that is taken, or others were faster each time`,
      )
    },
  }
}

function value<T>(outcome: CallOutcome<T>): T {
  if (!outcome.done) throw new StorageError(outcome.reason)
  return outcome.value
}
