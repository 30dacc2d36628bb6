import { startStorageThread } from '../../../src/storage/sqlite/storage-thread.ts'

/** A process that lets its thread open a file, and ends a while later without waiting for the thread. */
const [, , file = '', worker = '', milliseconds = ''] = process.argv
const thread = startStorageThread(new URL(worker))
thread.send({ kind: 'open', file, stock: [] })
setTimeout(() => void thread.close().then(() => process.exit(2)), Number(milliseconds))
