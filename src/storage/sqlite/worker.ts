import { parentPort, workerData } from 'node:worker_threads'
import { StorageRefusedError } from '../storage-refused-error.ts'
import { batchRunner } from './batch.ts'
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
  const runBatch = batchRunner(database, engine)
  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'batch':
        return send({ kind: 'outcomes', outcomes: runBatch(message.calls) })
      case 'close':
        database.close()
        port.close()
    }
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
