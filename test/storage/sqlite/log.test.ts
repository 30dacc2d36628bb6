import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '../../../src/storage/sqlite/connect.ts'
import { createDisk } from '../../../src/storage/sqlite/disk.ts'
import { createLog } from '../../../src/storage/sqlite/log.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'

async function openLog(keptBytes?: number) {
  const file = join(temporaryDirectory(), 'inventory.db')
  const database = await connect(file)
  onTestFinished(() => database.close())
  database.exec('CREATE TABLE filler (bytes BLOB)')
  const log = createLog(database, file, keptBytes)
  /** Commits a change of 10 MB: more than the log has room for before it is moved. */
  const fill = () => {
    database.exec('INSERT INTO filler VALUES (zeroblob(10000000))')
    log.watch()
  }
  return { file, log, fill, bytes: () => readFileSync(file), size: () => statSync(file).size }
}

describe('A log', () => {
  it('that is kept out leaves the file as it is until it is let in', async () => {
    const { log, fill, bytes, size } = await openLog()
    log.keepOut()
    const before = bytes()
    fill()
    fill()
    expect(bytes().equals(before)).toBe(true)
    expect(log.letIn()).toBe(true)
    fill()
    expect(size()).toBeGreaterThan(10_000_000)
  })

  it('is let in when it has become too long, and says so', async () => {
    const { log, fill, size } = await openLog(15_000_000)
    log.keepOut()
    fill()
    expect(size()).toBeLessThan(10_000_000)
    fill()
    fill()
    expect(size()).toBeGreaterThan(10_000_000)
    expect(log.letIn()).toBe(false)
  })

  it('is let in where the disk needs the room', async () => {
    const { file, log, fill, size } = await openLog()
    log.keepOut()
    fill()
    expect(createDisk(log, file).makeRoom()).toBe(true)
    expect(size()).toBeGreaterThan(10_000_000)
    expect(log.letIn()).toBe(false)
  })
})
