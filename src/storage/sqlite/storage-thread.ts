import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** The thread that has the connection of a file store. It may end before a store uses it. */
export interface StorageThread {
  send(message: ToWorker): void
  onMessage(listener: (message: FromWorker) => void): void
  /** Resolves when the thread has ended and given up the file: with the reason, unless it was closed. */
  readonly ended: Promise<Error | undefined>
  /**
   * Ends the thread when it has done all messages before this call; resolves when the thread has ended. The thread is
   * never terminated: a termination, also by `process.exit`, aborts the whole process while the thread is inside
   * libsql.
   */
  close(): Promise<void>
}

/**
 * Starts the thread, which loads while its caller does something else.
 *
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
