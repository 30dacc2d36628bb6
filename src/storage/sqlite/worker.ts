import { parentPort } from 'node:worker_threads'
import { MACHINE_CLOCK } from '../../timing/machine-clock.ts'
import { StorageRefusedError } from '../port/storage-refused-error.ts'
import { batchRunner, type StoreCall, type StoreOutcome } from './batch.ts'
import { beginWith, type StockOrLater } from './begin-with.ts'
import { connect } from './connect.ts'
import { openDatabase, type SqliteDatabase } from './database.ts'
import { createDisk } from './disk.ts'
import { createEngine } from './engine.ts'
import { createLog } from './log.ts'
import { unpackCall } from './packed-blocks.ts'
import { UnfilledError } from './unfilled-error.ts'
import type { BackupMessage, FromWorker, ToWorker } from './worker-messages.ts'

/** The inventory while it is open. */
interface OpenInventory {
  run(calls: readonly StoreCall[]): StoreOutcome[]
  beginBackup(): BackupMessage
  endBackup(): BackupMessage
  close(): void
}

async function openInventory(
  file: string,
  stock: StockOrLater,
  onTimeAhead: (leadMs: number) => void,
): Promise<OpenInventory> {
  const engineOver = (database: SqliteDatabase) => createEngine(database, MACHINE_CLOCK, onTimeAhead)
  const database = await connect(file, (empty) => beginWith(stock, () => engineOver(empty), MACHINE_CLOCK))
  const engine = engineOver(database)
  const log = createLog(database, file)
  const disk = createDisk(log, file)
  const runBatch = batchRunner(database, engine, disk)
  // Tells at once whether the system's clock was set back since the last start.
  engine.now()
  return {
    run(calls) {
      const outcomes = runBatch(calls)
      log.watch()
      return outcomes
    },
    beginBackup() {
      try {
        disk.verifyFiles()
        log.keepOut()
        return { kind: 'backupBegun' }
      } catch (error) {
        return { kind: 'backupNotBegun', reason: error instanceof Error ? error.message : String(error) }
      }
    },
    endBackup: () => ({ kind: 'backupEnded', isWhole: log.letIn() }),
    close() {
      try {
        engine.keepLastTime()
      } catch {
        // The disk takes no changes. The instant that was written before is at most a second later.
      }
      database.close()
    },
  }
}

function whyNotOpened(error: unknown) {
  if (error instanceof UnfilledError) return 'unfilled'
  return error instanceof StorageRefusedError ? 'refused' : 'failed'
}

const NOT_OPEN: BackupMessage = { kind: 'backupNotBegun', reason: 'The file is not open' }

/** The thread that has the connection: no other thread waits for its fsyncs. */
function serve(): void {
  const port = parentPort
  if (port === null) throw new Error('This file is a worker thread')
  const send = (message: FromWorker) => port.postMessage(message)
  let inventory: Promise<OpenInventory> | undefined
  port.on('message', async (message: ToWorker) => {
    switch (message.kind) {
      case 'open':
        try {
          inventory = openInventory(message.file, message.stock, (leadMs) =>
            send({ kind: 'timeAhead', leadMs }),
          )
          await inventory
          return send({ kind: 'open' })
        } catch (error) {
          send({
            kind: 'notOpened',
            why: whyNotOpened(error),
            message: error instanceof Error ? error.message : String(error),
          })
          return port.close()
        }
      case 'batch':
        return send({
          kind: 'outcomes',
          outcomes: (await inventory)?.run(message.calls.map(unpackCall)) ?? [],
        })
      case 'beginBackup':
        return send((await inventory)?.beginBackup() ?? NOT_OPEN)
      case 'endBackup':
        return send((await inventory)?.endBackup() ?? NOT_OPEN)
      case 'close': {
        // The file may still be opening.
        const opened = await inventory?.catch(() => undefined)
        opened?.close()
        port.close()
      }
    }
  })
  // The first connection loads the driver, which takes longer than to open a file, and no file is named yet.
  openDatabase(':memory:').close()
}

serve()
