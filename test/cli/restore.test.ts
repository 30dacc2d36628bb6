import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { replay } from '../../src/numbering/replay/replay.ts'
import { checkCopy } from '../../src/storage/sqlite/check-copy.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { buy, hold } from '../storage/given.ts'
import { startHolder } from '../storage/sqlite/holder.ts'
import { runHoldline } from '../support/run-holdline.ts'
import { startServer } from '../support/server.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { WORKER_URL } from '../support/stores.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const TRAIL = { after: 0, limit: 999 }

/** A directory with `b.db`, a backup in which contoso owns this many numbers, and the inventory it was made of. */
async function withBackup(owned = 3) {
  const cwd = temporaryDirectory()
  await makeInventory(join(cwd, 'old'), owned)
  const holdline = async (...args: string[]) => {
    const { code, stdout, stderr } = await runHoldline({ args, cwd })
    return { code, lines: stdout.split('\n').slice(0, -1), stderr }
  }
  copyFileSync(join(cwd, 'old', 'holdline.db'), join(cwd, 'b.db'))
  checkCopy(join(cwd, 'b.db'), { name: 'b.db', cure: '' })
  return { cwd, holdline, file: join(cwd, 'data', 'holdline.db') }
}

async function makeInventory(directory: string, owned: number): Promise<void> {
  mkdirSync(directory)
  const store = await open(join(directory, 'holdline.db'))
  await store.addStock([usBlock(US_GEOGRAPHIC, 99)])
  await buy(store, owned)
  await hold(store)
  await store.close()
}

async function open(file: string) {
  const store = await openFileStore({ file, thread: WORKER_URL })
  onTestFinished(() => store.close())
  return store
}

/** Opens an inventory, and closes it; how many numbers contoso owns in it by its rows, and by its audit trail. */
async function ownedIn(file: string): Promise<[number, number]> {
  const store = await open(file)
  const rows = await store.ownedNumbers('contoso', { skip: 0, limit: 99 })
  const { owned } = replay(await store.audit(TRAIL))
  await store.close()
  return [rows.length, owned.size]
}

async function epochIn(file: string): Promise<string | undefined> {
  const store = await open(file)
  const { epoch } = await store.schema()
  await store.close()
  return epoch
}

describe('holdline restore', () => {
  it('makes a backup the inventory of a directory, which a server then serves', async () => {
    const { cwd, holdline, file } = await withBackup()
    expect(await holdline('restore', 'b.db', '--data', 'data')).toEqual({
      code: 0,
      lines: [expect.stringMatching(/^\S+holdline\.db is the inventory of \S+b\.db; its schema is 2/)],
      stderr: '',
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await ownedIn(file)).toEqual([3, 3])
    const server = await startServer({ cwd, args: ['--data', 'data'] })
    onTestFinished(() => server.kill())
    const stock = await (await fetch(`${server.http}/_holdline/stock`)).json()
    expect(stock).toMatchObject({ total: 99, owned: 3 })
    expect(await (await fetch(`${server.http}/_holdline/ready`)).json()).toMatchObject({
      schema: { epoch: expect.stringMatching(/^[0-9a-f]+$/) },
    })
    // Nobody takes the inventory away from under a server.
    expect(await holdline('restore', 'b.db', '--data', 'data', '--replace')).toEqual({
      code: 2,
      lines: [],
      stderr: expect.stringMatching(/^holdline: .* is in use by another Holdline server: stop .*\n$/),
    })
  })

  it('leaves no new directory behind where nothing was restored', async () => {
    const { cwd, holdline } = await withBackup()
    writeFileSync(join(cwd, 'garbage'), 'garbage')
    mkdirSync(join(cwd, 'there'))
    for (const directory of ['new', 'new/and/deep', 'there/new']) {
      expect(await holdline('restore', 'garbage', '--data', directory)).toMatchObject({ code: 2, lines: [] })
    }
    expect(existsSync(join(cwd, 'new'))).toBe(false)
    expect(readdirSync(join(cwd, 'there'))).toEqual([])
  })

  it('leaves an inventory that is there, and with --replace keeps it beside', async () => {
    const { cwd, holdline, file } = await withBackup()
    await makeInventory(join(cwd, 'data'), 7)
    expect(await holdline('restore', 'b.db', '--data', 'data')).toEqual({
      code: 2,
      lines: [],
      stderr: `holdline: ${file} is there already: with --replace the backup takes its place, and it is kept beside\n`,
    })
    expect(await ownedIn(file)).toEqual([7, 7])
    const { code, lines } = await holdline('restore', 'b.db', '--data', 'data', '--replace')
    expect(code).toBe(0)
    const kept = /^The inventory that was there is kept as (\S+)$/.exec(lines[1] ?? '')?.[1] ?? ''
    expect(await ownedIn(file)).toEqual([3, 3])
    expect(await ownedIn(kept)).toEqual([7, 7])
    const first = await epochIn(file)
    expect(await epochIn(kept)).toBeUndefined()
    await holdline('restore', 'b.db', '--data', 'data', '--replace')
    expect(await epochIn(file)).toMatch(/^[0-9a-f]+$/)
    expect(await epochIn(file)).not.toBe(first)
  })

  it('keeps the changes that a crash has left in the log of the old inventory', async () => {
    const { cwd, holdline, file } = await withBackup()
    await makeInventory(join(cwd, 'data'), 1)
    const holder = await startHolder(file)
    await holder.acknowledged(5)
    const held = await holder.kill()
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
    const { lines } = await holdline('restore', 'b.db', '--data', 'data', '--replace')
    expect(existsSync(`${file}-wal`)).toBe(false)
    const kept = lines[1]?.split(' ').at(-1) ?? ''
    // It can be moved, and restored, without its log.
    expect(existsSync(`${kept}-wal`)).toBe(false)
    const store = await open(kept)
    const { searches } = replay(await store.audit(TRAIL))
    expect([...searches.keys()]).toEqual(expect.arrayContaining(held.map(({ searchId }) => searchId)))
    expect(await ownedIn(file)).toEqual([3, 3])
  })

  it('replaces a damaged inventory, and keeps it', async () => {
    const { cwd, holdline, file } = await withBackup()
    mkdirSync(join(cwd, 'data'))
    writeFileSync(file, 'damaged '.repeat(1024))
    const { code, lines } = await holdline('restore', 'b.db', '--data', 'data', '--replace')
    expect(code).toBe(0)
    const kept = lines[1]?.split(' ').at(-1) ?? ''
    expect(readFileSync(kept, 'utf8')).toBe('damaged '.repeat(1024))
    expect(await ownedIn(file)).toEqual([3, 3])
  })

  it('goes on where a kill has left a second name of the old inventory and half copies', async () => {
    const { cwd, holdline, file } = await withBackup()
    await makeInventory(join(cwd, 'data'), 7)
    const stray = `${file}.replaced-20260101T000000.000Z`
    linkSync(file, stray)
    writeFileSync(`${file}.restoring`, 'half a copy')
    writeFileSync(`${stray}.5f0c.tmp`, 'half a copy of the old one')
    const { code, lines } = await holdline('restore', 'b.db', '--data', 'data', '--replace')
    expect(code).toBe(0)
    const kept = lines[1]?.split('/').at(-1)
    expect(readdirSync(join(cwd, 'data')).sort()).toEqual(['holdline.db', 'holdline.db-lock', kept])
  })

  it('refuses in one line what is no backup, and makes nothing of it', async () => {
    const { cwd, holdline } = await withBackup()
    const foreign = openDatabase(join(cwd, 'foreign.db'))
    foreign.exec('CREATE TABLE other (a)')
    foreign.close()
    const whole = readFileSync(join(cwd, 'b.db'))
    writeFileSync(join(cwd, 'cut.db'), whole.subarray(0, whole.length / 2))
    writeFileSync(join(cwd, 'noise.db'), 'noise '.repeat(999))
    writeFileSync(join(cwd, 'newer.db'), whole)
    const newer = openDatabase(join(cwd, 'newer.db'))
    newer.exec("INSERT INTO kysely_migration VALUES ('2999-01-01-0-new', '')")
    newer.close()
    writeFileSync(join(cwd, 'unstopped.db'), whole)
    writeFileSync(join(cwd, 'unstopped.db-wal'), 'a log')
    const refusals = {
      'missing.db': /Cannot read .*: no such file or directory/,
      old: /is no file: name a backup/,
      'foreign.db': /is no inventory of Holdline: use another backup/,
      'cut.db': /is damaged or no database: use another backup/,
      'noise.db': /is damaged or no database: use another backup/,
      'newer.db': /newer Holdline \(it has the migration 2999-01-01-0-new\): upgrade Holdline/,
      'unstopped.db': /has a log beside it .* not stopped in order: make a backup/,
    }
    for (const [name, says] of Object.entries(refusals)) {
      const { code, lines, stderr } = await holdline('restore', name, '--data', 'data')
      expect({ name, code, lines }).toEqual({ name, code: 2, lines: [] })
      expect(stderr).toMatch(new RegExp(`^holdline: .*${name} ?.*\n$`))
      expect(stderr).toMatch(says)
    }
    expect(existsSync(join(cwd, 'data'))).toBe(false)
  })
})
