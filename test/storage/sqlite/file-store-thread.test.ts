import { execFile } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { startStorageThread } from '../../../src/storage/sqlite/storage-thread.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { bundleProcess } from './bundle-process.ts'

const newFile = () => join(temporaryDirectory(), 'inventory.db')

/** A thread that runs this code instead of the bundle. */
function startThread(code: string) {
  const file = join(temporaryDirectory(), 'thread.mjs')
  writeFileSync(file, code)
  return startStorageThread(pathToFileURL(file))
}

/** A file whose log takes SQLite tens of milliseconds to recover, before it turns out to be another program's. */
function slowFile(): string {
  const [written, file] = [newFile(), newFile()]
  const database = openDatabase(written)
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    PRAGMA wal_autocheckpoint = 0;
    CREATE TABLE other (x);
    WITH RECURSIVE line (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM line WHERE i < 2000000)
    INSERT INTO other SELECT i FROM line;`)
  // The end of a connection would write its log into the file.
  for (const part of ['', '-wal']) copyFileSync(written + part, file + part)
  database.close()
  return file
}

/** Runs the program; answers its exit code, or the signal that ended it, and its output. */
function run(program: string, parameters: string[]): Promise<[number | string, string]> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...parameters], (_, stdout, stderr) =>
      resolve([child.exitCode ?? child.signalCode ?? '', stdout + stderr]),
    )
  })
}

describe('A storage thread that was started early', () => {
  it('opens the store that is named later', async () => {
    const thread = startStorageThread(WORKER_URL)
    const store = await openFileStore({ file: newFile(), thread })
    expect(await store.count()).toMatchObject({ total: 0 })
    await store.close()
    expect(await thread.ended).toBeUndefined()
  })

  it('can be closed without having been used, more than once', async () => {
    const thread = startStorageThread(WORKER_URL)
    await Promise.all([thread.close(), thread.close()])
    await thread.close()
    expect(await thread.ended).toBeUndefined()
  })

  it('closes after the store that it is just opening, and has given up the file then', async () => {
    const file = newFile()
    const thread = startStorageThread(WORKER_URL)
    const failures: Error[] = []
    const opening = openFileStore({ file, thread, onFailure: (failure) => void failures.push(failure) })
    await thread.close()
    const store = await opening
    await expect(store.now()).rejects.toThrow('The storage thread was closed')
    await store.close()
    expect(failures).toEqual([])

    const next = await openFileStore({ file, thread: WORKER_URL })
    expect(await next.count()).toMatchObject({ total: 0 })
    await next.close()
  })

  it.each([
    ['failed', "throw new Error('no driver')", 'The storage thread failed: no driver'],
    ['ended', 'process.exit(0)', 'The storage thread has ended'],
  ])('and has %s by then is a store that cannot be opened', async (_, code, message) => {
    const thread = startThread(code)
    expect((await thread.ended)?.message).toBe(message)
    await expect(openFileStore({ file: newFile(), thread })).rejects.toThrow(message)
    await thread.close()
  })

  it('is closed in order before the process ends, whatever it does just then', async () => {
    const file = slowFile()
    // A loader of TypeScript would load into its thread as well.
    const program = await bundleProcess('exiting-process')
    for (const milliseconds of [0, 60, 90, 120, 150, 180, 240]) {
      expect(await run(program, [file, String(WORKER_URL), String(milliseconds)])).toEqual([2, ''])
    }
  })
})
