import {
  chmodSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StorageRefusedError } from '../../../src/storage/port/storage-refused-error.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { touchAll } from '../given.ts'
import { startHolder } from './holder.ts'

const PAGE = 4096

/** A database of a few hundred pages, closed. */
async function stockedFile(): Promise<string> {
  const file = join(temporaryDirectory(), 'inventory.db')
  const store = await openFileStore({ file, thread: WORKER_URL })
  await store.addStock([usBlock(US_GEOGRAPHIC, 9_000)])
  await touchAll(store)
  await store.close()
  return file
}

/** Expects that the file is refused, in one line that names the file and contains this reason. */
async function expectRefusal(file: string, says: RegExp) {
  const opening = openFileStore({ file, thread: WORKER_URL })
  const error: unknown = await opening.then(
    (store) => store.close(),
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(StorageRefusedError)
  const message = error instanceof Error ? error.message : ''
  expect(message).toMatch(says)
  expect(message).toContain(file)
  expect(message).toMatch(/^[^\n]+: .*use another --data directory$/)
}

describe('A store’s file is refused', () => {
  it('read-only, to root as well', async () => {
    const file = await stockedFile()
    chmodSync(file, 0o444)
    await expectRefusal(file, /cannot be written/)
    chmodSync(file, 0o644)
    await (await openFileStore({ file, thread: WORKER_URL })).close()
  })

  it('in a directory that cannot be written', async () => {
    const directory = unwritableDirectory()
    await expectRefusal(join(directory, 'inventory.db'), /cannot be/)
    await expectRefusal(join(directory, 'new', 'inventory.db'), /cannot be made/)
  })

  it('where its directory cannot be made', async () => {
    const file = join(temporaryDirectory(), 'a file')
    writeFileSync(file, '')
    await expectRefusal(join(file, 'inventory.db'), /cannot be/)
    await expectRefusal(join(file, 'below', 'inventory.db'), /cannot be/)
  })

  it('where a directory stands in its place', async () => {
    const directory = temporaryDirectory()
    mkdirSync(join(directory, 'inventory.db'))
    await expectRefusal(join(directory, 'inventory.db'), /cannot be written/)
  })

  it.each([10, 99, 600, 100_000])('garbage of %d bytes', async (length) => {
    const file = join(temporaryDirectory(), 'inventory.db')
    const garbage = Buffer.alloc(length, 'not a database, ')
    writeFileSync(file, garbage)
    await expectRefusal(file, /damaged or no Holdline database/)
    expect(readFileSync(file).equals(garbage)).toBe(true)
  })

  it.each([0.01, 0.5, 0.9, 0.999])('cut short at %d of its length', async (part) => {
    const file = await stockedFile()
    truncateSync(file, Math.floor((statSync(file).size * part) / PAGE) * PAGE)
    await expectRefusal(file, /damaged/)
  })

  it('with all its pages but the first overwritten', async () => {
    const file = await stockedFile()
    const length = statSync(file).size - PAGE
    writeSync(openSync(file, 'r+'), Buffer.alloc(length, 0xa5), 0, length, PAGE)
    await expectRefusal(file, /damaged/)
  })

  it('of another program, which finds it as it was', async () => {
    const file = join(temporaryDirectory(), 'inventory.db')
    const other = openDatabase(file)
    other.exec('CREATE TABLE number (id INTEGER PRIMARY KEY); INSERT INTO number VALUES (7)')
    other.close()
    await expectRefusal(file, /another program/)
    const again = openDatabase(file)
    expect(again.prepare('SELECT * FROM sqlite_master').all()).toHaveLength(1)
    expect(again.prepare('SELECT id FROM number').get()).toEqual({ id: 7 })
    again.close()
  })

  it('of a newer version', async () => {
    const file = await stockedFile()
    const newer = openDatabase(file)
    newer.exec("INSERT INTO kysely_migration VALUES ('2099-01-01-telepathy', '2099')")
    newer.close()
    await expectRefusal(file, /newer Holdline .*2099-01-01-telepathy.*upgrade Holdline/)
  })

  it.each([
    ['has read it', 'SELECT count(*) FROM number'],
    ['is reading it', 'BEGIN; SELECT count(*) FROM number'],
    ['is writing to it', 'BEGIN IMMEDIATE'],
  ])('open in a shell that %s, which is no Holdline server', async (_, sql) => {
    const file = await stockedFile()
    const shell = openDatabase(file)
    shell.exec(sql)
    await expectRefusal(file, /open in another program, such as the sqlite3 shell/)
    shell.close()
    await (await openFileStore({ file, thread: WORKER_URL })).close()
  })

  it('held by another store of this process', async () => {
    const file = await stockedFile()
    const holder = await openFileStore({ file, thread: WORKER_URL })
    await expectRefusal(file, /in use by another Holdline/)
    expect(await holder.count()).toMatchObject({ total: 9_000 })
    await holder.close()
    await (await openFileStore({ file, thread: WORKER_URL })).close()
  })

  it('held by another process, until that process has ended', async () => {
    const file = await stockedFile()
    const holder = await startHolder(file)
    await holder.acknowledged(1)
    await expectRefusal(file, /in use by another Holdline/)
    await holder.kill()
    await (await openFileStore({ file, thread: WORKER_URL })).close()
  })
})

/** A directory in which this user can make no file. The mode alone does not stop root. */
function unwritableDirectory(): string {
  if (process.getuid?.() === 0) return '/sys/kernel'
  const directory = temporaryDirectory()
  chmodSync(directory, 0o555)
  onTestFinished(() => chmodSync(directory, 0o755))
  return directory
}
