import type { InventoryStore } from '../port/inventory-store.ts'
import { StorageRefusedError } from '../port/storage-refused-error.ts'
import type { StoreCall, StoreOutcome } from './batch.ts'
import type { StockOrLater } from './begin-with.ts'
import { fileBackups } from './file-backups.ts'
import { packCall } from './packed-blocks.ts'
import { sizesOf } from './sizes-of.ts'
import { type StorageThread, startStorageThread } from './storage-thread.ts'
import { storeOver } from './store-over.ts'
import { storeQueue } from './store-queue.ts'
import { UnfilledError } from './unfilled-error.ts'

const FAILURES = { refused: StorageRefusedError, unfilled: UnfilledError, failed: Error } as const

/** The name of the file in the directory of an inventory. */
export const STORE_FILE = 'holdline.db'

export interface FileStoreOptions {
  /** The database file; made if there is none. */
  readonly file: string
  /** The numbers that a new inventory begins with; none if absent. A file is read for a new inventory only. */
  readonly stock?: StockOrLater
  /**
   * The thread, or where the bundle of `worker.ts` is. A thread that was started early loads while the caller
   * does something else.
   */
  readonly thread: StorageThread | URL
  /** Called if the thread ends by itself: the store is of no use from then on. */
  readonly onFailure?: (failure: Error) => void
  /** See `createEngine`. Also called at the start, if the system's clock was set back since the store was last open. */
  readonly onTimeAhead?: (leadMs: number) => void
  /** How many calls may wait for the disk; 10,000 if absent. */
  readonly queueCapacity?: number
}

/**
 * Opens the store in a file, on a thread of its own. No other process can open the file until the store is
 * closed.
 *
 * @throws StorageRefusedError if the file cannot be used
 * @throws UnfilledError if there is no inventory yet, and its stock is to be made later
 */
export async function openFileStore(options: FileStoreOptions): Promise<InventoryStore> {
  const { onFailure, onTimeAhead, queueCapacity = 10_000, file, stock = [] } = options
  const thread = options.thread instanceof URL ? startStorageThread(options.thread) : options.thread
  /**
   * A listener for each batch under way, the oldest first: the thread answers batches in the order in which it got
   * them.
   */
  const answers: ((outcomes: readonly StoreOutcome[]) => void)[] = []
  const backups = fileBackups(file, thread)
  let failure: Error | undefined
  let ended = false

  // The file is given up when the thread ends, and not before: libsql keeps a closed connection, and its
  // lock, for as long as statements of it exist.
  const ending = thread.ended.then((reason) => {
    ended = true
    failure ??= reason ?? new Error('The storage thread was closed')
    for (const answer of answers) answer([])
    return failure
  })
  const opening = new Promise<void>((resolve) => {
    thread.onMessage((message) => {
      switch (message.kind) {
        case 'open':
          return resolve()
        case 'notOpened':
          failure = new FAILURES[message.why](message.message)
          return
        case 'timeAhead':
          return onTimeAhead?.(message.leadMs)
        case 'outcomes':
          return answers.shift()?.(message.outcomes)
        default:
          return backups.receive(message)
      }
    })
  })

  async function run(calls: readonly StoreCall[]): Promise<readonly StoreOutcome[]> {
    try {
      if (!ended) thread.send({ kind: 'batch', calls: calls.map(packCall) })
    } catch (fault) {
      // A call that cannot be copied for the thread, such as an object of ten thousand levels, fails alone.
      if (calls.length > 1) return (await Promise.all(calls.map((call) => run([call])))).flat()
      return [{ done: false, reason: fault instanceof Error ? fault.message : String(fault) }]
    }
    const outcomes = ended
      ? []
      : await new Promise<readonly StoreOutcome[]>((resolve) => answers.push(resolve))
    // A thread that has ended answers no outcomes.
    return calls.map((_, index) => outcomes[index] ?? { done: false, reason: String(failure?.message) })
  }

  const queue = storeQueue({ run, batchesInFlight: 2, sharedBatchesInFlight: 1, capacity: queueCapacity })
  async function close(): Promise<void> {
    await queue.idle()
    await thread.close()
  }

  thread.send({ kind: 'open', file, stock })
  const notOpened = await Promise.race([opening, ending])
  if (notOpened !== undefined) throw notOpened
  void thread.ended.then((reason) => reason && onFailure?.(reason))
  const load = async () => ({ ...queue.load(), files: await sizesOf(file) })
  return { ...storeOver(queue.execute, close, load), backup: backups.backup }
}
