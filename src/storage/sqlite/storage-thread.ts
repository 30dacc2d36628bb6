import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** The thread that has a file store's connection, from its start on: it may end before a store uses it. */
export interface StorageThread {
  send(message: ToWorker): void
  onMessage(listener: (message: FromWorker) => void): void
  /** Resolves when it has ended, and has given up the file: with the reason, unless it was closed. */
  readonly ended: Promise<Error | undefined>
  /**
   * Ends it after what it was told before, and resolves when it has ended. It is never terminated:
   * that, and so `process.exit`, aborts the whole process while the thread is inside libsql.
   */
  close(): Promise<void>
}

/**
 * Starts the thread, which loads while its owner does something else.
 * @param code the bundle of `worker.ts`
 */
export function startStorageThread(code: URL): StorageThread {
  const worker = new Worker(code)
  let failure: Error | undefined
  let closing = false
  worker.on('error', (error) => {
    failure = new Error(`The storage thread failed: ${error.message}`)
  })
  const ended = new Promise<Error | undefined>((resolve) => {
    worker.on('exit', () =>
      resolve(closing ? undefined : (failure ?? new Error('The storage thread has ended'))),
    )
  })
  const send = (message: ToWorker) => worker.postMessage(message)
  return {
    send,
    onMessage: (listener) => void worker.on('message', listener),
    ended,
    async close() {
      if (!closing) send({ kind: 'close' })
      closing = true
      await ended
    },
  }
}
