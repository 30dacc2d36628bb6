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
  let ended: string | undefined
  let opened: { resolve: () => void; reject: (reason: Error) => void }
  let closed = () => {}
  const opening = new Promise<void>((resolve, reject) => {
    opened = { resolve, reject }
  })

  function end(reason: string) {
    ended ??= reason
    opened.reject(new Error(reason))
    for (const settle of pending.values()) settle({ done: false, reason })
    pending.clear()
    closed()
  }

  worker.on('message', (message: FromWorker) => {
    switch (message.kind) {
      case 'open':
        return opened.resolve()
      case 'notOpened':
        return opened.reject(
          message.refused ? new StorageRefusedError(message.message) : new Error(message.message),
        )
      case 'outcomes':
        for (const { id, outcome } of message.outcomes) {
          pending.get(id)?.(outcome)
          pending.delete(id)
        }
        return
      case 'closed':
        return end('The store is closed')
    }
  })
  worker.on('error', (error) => end(`The storage thread failed: ${error.message}`))
  worker.on('exit', () => end('The storage thread has ended'))

  function execute(call: StoreCall): Promise<StoreOutcome> {
    if (ended !== undefined) return Promise.resolve({ done: false, reason: ended })
    return new Promise((resolve) => {
      lastId += 1
      pending.set(lastId, resolve)
      send({ kind: 'call', id: lastId, call })
    })
  }

  function close(): Promise<void> {
    if (ended !== undefined) return Promise.resolve()
    return new Promise((resolve) => {
      closed = resolve
      send({ kind: 'close' })
    })
  }

  await opening
  return storeOver(execute, close)
}
