import { type CallOutcome, callQueue } from '../../call-queue.ts'
import { type HoldAnswer, type HoldCommand, StorageError } from '../../store.ts'
import { faultReason, isOutage } from '../storage-fault.ts'
import type { HoldResult } from './hold-together.ts'

/** Does the commands in one transaction; `careful` ones wait for the locks of others. */
export type HoldBatch = (commands: readonly HoldCommand[], careful: boolean) => Promise<HoldResult[]>

/** As many as wait while two calls of them are under way and the machine is busy; more gain nothing. */
const TOGETHER = 32

/**
 * Holds that wait together go to PostgreSQL together: twice as many a second as one by one, with 23 in a
 * call. What comes up short is asked for once more in a transaction of its own: to skip what is locked is no
 * proof of a shortage, since whoever locked it may roll back. And what may have spoilt a call is done alone.
 */
export function holdQueues(batch: HoldBatch, capacity: number) {
  const skipping = queue(false, TOGETHER, 2)
  const waiting = queue(true, TOGETHER, 2)
  const alone = queue(true, 1, 4)

  function queue(careful: boolean, batchLimit: number, batchesInFlight: number) {
    return callQueue<HoldCommand, HoldResult | 'alone'>({
      run: (commands) => outcomes(commands, careful),
      batchesInFlight,
      batchLimit,
      capacity,
    })
  }

  async function outcomes(
    commands: readonly HoldCommand[],
    careful: boolean,
  ): Promise<CallOutcome<HoldResult | 'alone'>[]> {
    try {
      const results = await batch(commands, careful)
      return results.map((value) => ({ done: true, value }))
    } catch (error) {
      // Nothing of it happened. One of them may be at fault: not knowing which, each has its own transaction.
      const retried = commands.length > 1 && !isOutage(error)
      return commands.map(() =>
        retried ? { done: true, value: 'alone' } : { done: false, reason: faultReason(error) },
      )
    }
  }

  return {
    async hold(command: HoldCommand): Promise<HoldAnswer> {
      let result = value(await skipping.execute(command))
      if (result === 'again') result = value(await waiting.execute(command))
      if (typeof result === 'string') result = value(await alone.execute(command))
      if (typeof result === 'string') throw new StorageError(`There is a search ${command.searchId} already`)
      return result
    },
  }
}

function value<T>(outcome: CallOutcome<T>): T {
  if (!outcome.done) throw new StorageError(outcome.reason)
  return outcome.value
}
