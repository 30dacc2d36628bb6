import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '../../../src/storage/sqlite/connect.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { runRoomProcess } from './run-room-process.ts'

const MEBIBYTE = 1 << 20

const newFile = () => join(temporaryDirectory(), 'inventory.db')

/** No file of the process may grow longer; the shell counts in halves of a KiB. */
const filesUpTo = (mebibytes: number) => ['sh', '-c', `ulimit -f ${mebibytes * 2048} && exec "$@"`, 'sh']

describe('A file whose disk has little room', () => {
  it('has a log that stays short, whatever is written', async () => {
    const file = newFile()
    const database = await connect(file)
    onTestFinished(() => database.close())
    const logged = () => statSync(`${file}-wal`).size / MEBIBYTE
    const write = (mebibytes: number) =>
      database.exec(`INSERT INTO junk VALUES (randomblob(${mebibytes} << 20))`)
    database.exec('CREATE TABLE junk (content BLOB)')
    for (let round = 0; round < 30; round += 1) {
      write(1)
      expect(logged()).toBeLessThan(10)
    }
    // A large transaction is logged as a whole, and its log is cut afterwards.
    write(20)
    expect(logged()).toBeGreaterThan(20)
    write(1)
    expect(logged()).toBeLessThan(10)
  })

  it('works on when its log finds no room', async () => {
    const outcomes = await runRoomProcess(newFile(), filesUpTo(3), ['search 1500', 'ping'])
    expect(outcomes).toEqual(['1500 of 1500', 'ready'])
  })

  it('is not ready while it takes no changes, after a restart too, and keeps what it has taken', async () => {
    const file = newFile()
    const full = ['search 3000', 'ping', 'search 64', 'ping', 'reopen', 'search 64', 'ping']
    const [first = '', ...others] = await runRoomProcess(file, filesUpTo(1), full)
    expect(Number.parseInt(first, 10)).toBeGreaterThan(500)
    expect(others).toEqual(['not ready', '0 of 64', 'not ready', 'reopened', '0 of 64', 'not ready'])
    expect(existsSync(`${file}-wal`)).toBe(true)
    expect(await runRoomProcess(file, [], ['search 64', 'ping'])).toEqual(['64 of 64', 'ready'])
    expect(existsSync(`${file}-wal`)).toBe(false)
  })

  it('cannot be made where there is no room for it', async () => {
    const making = runRoomProcess(newFile(), filesUpTo(1 / 32), ['ping'])
    await expect(making).rejects.toThrow(
      /inventory\.db cannot be written, since the disk has no room: make room, or/,
    )
  })

  it('removes what a crash left of a trial of the room', async () => {
    const file = newFile()
    writeFileSync(`${file}-room`, 'left')
    await runRoomProcess(file, [], ['ping'])
    expect(existsSync(`${file}-room`)).toBe(false)
  })
})
