import { Worker } from 'node:worker_threads'
import { StorageRefusedError } from '../storage-refused-error.ts'
import type { Store } from '../store.ts'
import type { StoreCall, StoreOutcome } from './batch.ts'
import { storeOver } from './store-over.ts'
import type { FromWorker, ToWorker, WorkerInput } from './worker-messages.ts'

export interface FileStoreOptions {
  /** The database file; made if there is none. */
  readonly file: string
  /** A database file that a new `file` begins as; empty if absent. */
  readonly image?: string
  /** Where the bundle of `worker.ts` is. */
  readonly workerUrl: URL
}

/**
 * Opens the store in a file, on a thread of its own. It is this process's alone until it is closed.
 *
 * @throws StorageRefusedError if the file cannot be used
 */
export async function openFileStore({ workerUrl, ...input }: FileStoreOptions): Promise<Store> {
  const worker = new Worker(workerUrl, { workerData: input satisfies WorkerInput })
  const send = (message: ToWorker) => worker.postMessage(message)
  const pending = new Map<number, (outcome: StoreOutcome) => void>()
  let lastId = 0
  let failure: Error | undefined
  let ended = false

  worker.on('error', (error) => {
    failure = new Error(`The storage thread failed: ${error.message}`)
  })
  // The file is given up when the thread ends, and not before: libsql keeps a connection that was
  // closed, and its lock, for as long as there are statements of it.
  const ending = new Promise<Error>((resolve) => {
    worker.on('exit', () => {
      ended = true
      failure ??= new Error('The storage thread has ended')
      for (const settle of pending.values()) settle({ done: false, reason: failure.message })
      pending.clear()
      resolve(failure)
    })
  })
  const opening = new Promise<void>((resolve) => {
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'open':
          return resolve()
        case 'notOpened':
          failure = message.refused ? new StorageRefusedError(message.message) : new Error(message.message)
          return
        case 'outcomes':
          for (const { id, outcome } of message.outcomes) {
            pending.get(id)?.(outcome)
            pending.delete(id)
          }
      }
    })
  })

  function execute(call: StoreCall): Promise<StoreOutcome> {
    if (ended) return Promise.resolve({ done: false, reason: String(failure?.message) })
    return new Promise((resolve) => {
      lastId += 1
      pending.set(lastId, resolve)
      send({ kind: 'call', id: lastId, call })
    })
  }

  async function close(): Promise<void> {
    send({ kind: 'close' })
    await ending
  }

  const notOpened = await Promise.race([opening, ending])
  if (notOpened !== undefined) throw notOpened
  return storeOver(execute, close)
}
