import { type CallOutcome, type CallQueue, callQueue } from '../../call-queue.ts'
import type { HoldAnswer, HoldCommand } from '../../port/hold-store.ts'
import { StorageError } from '../../port/storage-error.ts'
import type { QueueLoad } from '../../port/store-load.ts'
import type { HoldResult } from '../commands/hold.ts'
import { faultReason, isOutage } from '../storage-fault.ts'
import { HOLD_WAYS, type HoldWay, TOGETHER } from './hold-ways.ts'

/** Does the commands in one transaction, in this way. */
export type HoldBatch = (commands: readonly HoldCommand[], way: HoldWay) => Promise<HoldResult[]>

interface Waiting {
  readonly command: HoldCommand
  /** When its caller has given up, in steady milliseconds. */
  readonly until: number
}

/** The answer to a hold, or the way in which it is tried next. */
type Step = HoldAnswer | HoldWay

export interface HoldQueuesOptions {
  /** How many holds may wait in each way. */
  readonly capacity: number
  /** How many connections there are to the database. */
  readonly connections: number
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
}

const WAYS: readonly HoldWay[] = ['skipping', 'waiting', 'alone']

/** The connections for which `HOLD_WAYS` is made. */
const CONNECTIONS = 10
/** The most numbers in one transaction; more could exceed the time limit of a statement. A larger hold goes alone. */
const NUMBERS_TOGETHER = 4_000
/**
 * How many times a hold is tried, most of them in the way `alone`, while other transactions keep changing its stocks.
 */
const TURNS = 5
/** How long a hold may take, in milliseconds. A later hold would hold numbers for a client that has given up. */
const PATIENCE_MS = 10_000

/**
 * Sends holds that wait at the same time to PostgreSQL in one transaction: with 23 in a transaction, twice as many
 * holds a second as one by one. Each hold begins in the way `skipping`. In each way the resources take turns.
 */
export function holdQueues(batch: HoldBatch, { capacity, connections, steadyNow }: HoldQueuesOptions) {
  const share = Math.min(1, connections / CONNECTIONS)
  const queues: Record<HoldWay, CallQueue<Waiting, Step>> = {
    skipping: queue('skipping'),
    waiting: queue('waiting'),
    alone: queue('alone'),
  }

  function queue(way: HoldWay): CallQueue<Waiting, Step> {
    const { together, inFlight } = HOLD_WAYS[way]
    return callQueue({
      run: (all) => outcomes(all, way),
      ownerOf: ({ command: { resource } }) => resource,
      batchesInFlight: Math.max(1, Math.floor(inFlight * share)),
      batchLimit: together,
      sizeOf: ({ command: { quantity } }) => Math.max(1, (quantity * TOGETHER) / NUMBERS_TOGETHER),
      capacity,
    })
  }

  async function outcomes(all: readonly Waiting[], way: HoldWay): Promise<CallOutcome<Step>[]> {
    const now = steadyNow()
    const inTime = all.filter(({ until }) => now < until)
    const done = inTime.length === 0 ? [] : await outcomesTogether(inTime, way)
    const late = { done: false, reason: `It has waited for the store for ${PATIENCE_MS / 1_000} s` } as const
    return all.map((each) => done[inTime.indexOf(each)] ?? late)
  }

  async function outcomesTogether(all: readonly Waiting[], way: HoldWay): Promise<CallOutcome<Step>[]> {
    try {
      const results = await batch(
        all.map(({ command }) => command),
        way,
      )
      return results.map((result) => ({
        done: true,
        value: result === 'again' ? HOLD_WAYS[way].next : result,
      }))
    } catch (error) {
      // The transaction was rolled back, maybe because of one of its holds: each hold is retried alone.
      const retried = all.length > 1 && !isOutage(error)
      return all.map(() =>
        retried ? { done: true, value: 'alone' } : { done: false, reason: faultReason(error) },
      )
    }
  }

  return {
    load: (): QueueLoad[] => WAYS.map((name) => ({ name, ...queues[name].load() })),
    async hold(command: HoldCommand): Promise<HoldAnswer> {
      const call = { command, until: steadyNow() + PATIENCE_MS }
      let step: Step = 'skipping'
      for (let turn = 0; typeof step === 'string' && turn < TURNS; turn += 1) {
        const outcome: CallOutcome<Step> = await queues[step].execute(call)
        if (!outcome.done) throw new StorageError(outcome.reason)
        step = outcome.value
      }
      if (typeof step !== 'string') return step
      throw new StorageError(
        `The search ${command.searchId} has an id that is taken, or other transactions were faster each time`,
      )
    },
  }
}
