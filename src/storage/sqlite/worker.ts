import { parentPort, workerData } from 'node:worker_threads'
import { StorageRefusedError } from '../storage-refused-error.ts'
import { runBatch } from './batch.ts'
import { connect } from './connect.ts'
import { createEngine } from './engine.ts'
import type { FromWorker, ToWorker, WorkerInput } from './worker-messages.ts'

/** The thread that has the connection: its fsyncs keep nobody else waiting. */
async function serve(): Promise<void> {
  const port = parentPort
  if (port === null) throw new Error('This file is a worker thread')
  const send = (message: FromWorker) => port.postMessage(message)
  const { file, image }: WorkerInput = workerData

  const database = await connect(file, image)
  const engine = createEngine(database, () => Date.now())
  let waiting: Extract<ToWorker, { kind: 'call' }>[] = []

  function flush() {
    const batch = waiting
    waiting = []
    const outcomes = runBatch(
      database,
      engine,
      batch.map(({ call }) => call),
    )
    send({
      kind: 'outcomes',
      outcomes: batch.flatMap(({ id }, index) => {
        const outcome = outcomes[index]
        return outcome === undefined ? [] : [{ id, outcome }]
      }),
    })
  }

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'close') {
      if (waiting.length > 0) flush()
      database.close()
      port.close()
      return
    }
    // What arrives while a commit is under way is waiting when it ends, and shares the next one.
    if (waiting.push(message) === 1) setImmediate(() => waiting.length > 0 && flush())
  })
  send({ kind: 'open' })
}

serve().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  parentPort?.postMessage({
    kind: 'notOpened',
    refused: error instanceof StorageRefusedError,
    message,
  } satisfies FromWorker)
})
