import { FairLine } from './fair-line.ts'
import type { QueueLoad } from './port/store-load.ts'

/** The outcome of a call. */
export type CallOutcome<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly reason: string }

export interface CallQueue<Call, T> {
  /** Does the call together with the calls that wait at the same time. Never rejects. */
  execute(call: Call): Promise<CallOutcome<T>>
  /** Resolves when no call waits or is under way any more. */
  idle(): Promise<void>
  load(): Omit<QueueLoad, 'name'>
}

export interface CallQueueOptions<Call, T> {
  /** Does a batch; answers an outcome for each of its calls, in their order. Never rejects. */
  readonly run: (calls: readonly Call[]) => Promise<readonly CallOutcome<T>[]>
  /** How many batches may be under way; the second one keeps a thread busy while the first is answered. */
  readonly batchesInFlight: number
  /**
   * The same while several owners have calls; `batchesInFlight` if absent. A batch that is under way already delays the
   * call of a quiet owner as long as its own does.
   */
  readonly sharedBatchesInFlight?: number
  /**
   * How many calls may wait. Further calls are refused at once instead of taking up memory. The owner with the most
   * waiting calls is refused: a call of an owner with fewer takes the place of that owner's newest call.
   */
  readonly capacity: number
  /**
   * The owner of a call, such as its resource. Where more calls wait than a batch takes, the owners take turns. All
   * calls have one owner if absent.
   */
  readonly ownerOf?: (call: Call) => string
  /**
   * The most calls in a batch, 128 if absent. Larger batches share a commit no better, and delay their first
   * call.
   */
  readonly batchLimit?: number
  /**
   * The most calls in a batch while several owners have calls; `batchLimit` if absent. Where there are more owners, it
   * is one call of each, up to `batchLimit`. A busy owner then gets few answers at a time and sends as few new calls, so
   * the calls of the others soon have their turn in the event loop too.
   */
  readonly sharedBatchLimit?: number
  /**
   * For how many calls a call counts in its batch, at least 1; 1 if absent. A call that counts for more than
   * `batchLimit` is a batch of its own.
   */
  readonly sizeOf?: (call: Call) => number
}

/** For how many batches after the last one of several owners the queue is shared: an owner may be back soon. */
const SHARED_BATCHES = 100

interface Waiting<Call, T> {
  readonly call: Call
  readonly settle: (outcome: CallOutcome<T>) => void
}

/**
 * Gathers calls into batches: calls that arrive while batches are under way wait, and go together in the next
 * batch. The calls of one owner are done in their order.
 */
export function callQueue<Call, T>(options: CallQueueOptions<Call, T>): CallQueue<Call, T> {
  const { run, batchesInFlight, capacity, ownerOf = () => '', batchLimit = 128, sizeOf = () => 1 } = options
  const { sharedBatchLimit = batchLimit, sharedBatchesInFlight = batchesInFlight } = options
  const waiting = new FairLine<Waiting<Call, T>>()
  let inFlight = 0
  let scheduled = false
  let sharedBatches = 0
  let batches = 0
  let calls = 0
  let whenIdle: (() => void)[] = []

  function isShared(): boolean {
    return sharedBatches > 0 || waiting.owners > 1
  }

  function schedule() {
    const most = isShared() ? sharedBatchesInFlight : batchesInFlight
    if (scheduled || waiting.size === 0 || inFlight >= most) return
    scheduled = true
    // By then the event loop has taken every request that has already arrived.
    setImmediate(() => {
      scheduled = false
      void flush()
    })
  }

  function takeBatch(): Waiting<Call, T>[] {
    sharedBatches = waiting.owners > 1 ? SHARED_BATCHES : Math.max(0, sharedBatches - 1)
    const limit =
      sharedBatches > 0 ? Math.min(batchLimit, Math.max(sharedBatchLimit, waiting.owners)) : batchLimit
    const batch: Waiting<Call, T>[] = []
    let size = 0
    for (let next = waiting.peek(); next !== undefined; next = waiting.peek()) {
      size += sizeOf(next.call)
      if (size > limit && batch.length > 0) break
      waiting.take()
      batch.push(next)
    }
    return batch
  }

  async function flush() {
    const batch = takeBatch()
    inFlight += 1
    batches += 1
    calls += batch.length
    schedule()
    const outcomes = await run(batch.map(({ call }) => call))
    inFlight -= 1
    batch.forEach(({ settle }, index) => {
      settle(outcomes[index] ?? { done: false, reason: 'The call had no outcome' })
    })
    schedule()
    if (inFlight === 0 && waiting.size === 0) {
      for (const resolve of whenIdle) resolve()
      whenIdle = []
    }
  }

  return {
    execute(call) {
      const owner = ownerOf(call)
      if (waiting.size >= capacity) {
        const refusal = { done: false, reason: `${capacity} calls are waiting for the store` } as const
        const dropped = waiting.dropFor(owner)
        if (dropped === undefined) return Promise.resolve(refusal)
        dropped.settle(refusal)
      }
      return new Promise((settle) => {
        waiting.add(owner, { call, settle })
        schedule()
      })
    },
    idle() {
      if (inFlight === 0 && waiting.size === 0) return Promise.resolve()
      return new Promise((resolve) => {
        whenIdle.push(resolve)
      })
    },
    load: () => ({ waiting: waiting.size, capacity, underWay: inFlight, batches, calls }),
  }
}
