import { spawnSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { replay } from '../../../src/numbering/replay/replay.ts'
import type { BackupSource } from '../../../src/storage/port/backup-source.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { checkCopy } from '../../../src/storage/sqlite/check-copy.ts'
import { fileBackups } from '../../../src/storage/sqlite/file-backups.ts'
import { MIGRATIONS } from '../../../src/storage/sqlite/migrations/index.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import type { BackupMessage } from '../../../src/storage/sqlite/worker-messages.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { buy, hold } from '../given.ts'
import { bundleProcess } from './bundle-process.ts'

async function openStocked() {
  const file = join(temporaryDirectory(), 'inventory.db')
  const store = await openFileStore({ file, thread: WORKER_URL })
  onTestFinished(() => store.close())
  await store.addStock([usBlock(US_GEOGRAPHIC, 9_000)])
  return { file, store }
}

async function begin(store: InventoryStore): Promise<BackupSource> {
  const answer = await store.backup?.()
  if (answer?.kind !== 'begun') throw new Error(`The backup is ${answer?.kind}`)
  return answer.source
}

/** Writes the backup into a file of its own. */
async function write(source: BackupSource): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of source.parts()) parts.push(part)
  const copy = join(temporaryDirectory(), 'copy.db')
  writeFileSync(copy, Buffer.concat(parts))
  return copy
}

const WORDS = { name: 'The copy', cure: 'look at it' }
const TRAIL = { after: 0, limit: 999 }

describe('A backup of a store in a file', () => {
  it('has all that was answered before it began, and nothing of what came while it was copied', async () => {
    const { store } = await openStocked()
    await buy(store, 20)
    await hold(store)
    const before = { audit: await store.audit(TRAIL), counts: (await store.stockCounts()).value }
    const source = await begin(store)
    // More than the log has room for in other times, so that it would be moved into the file.
    for (let round = 0; round < 30; round++) await Promise.all(Array.from({ length: 30 }, () => hold(store)))
    const copy = await write(source)
    expect(checkCopy(copy, WORDS)).toEqual(Object.keys(MIGRATIONS))
    const copied = await openFileStore({ file: copy, thread: WORKER_URL })
    onTestFinished(() => copied.close())
    expect((await copied.stockCounts()).value).toEqual(before.counts)
    const audit = await copied.audit(TRAIL)
    expect(audit).toEqual(before.audit)
    const { owned } = replay(audit)
    expect(owned.size).toBe(20)
    expect((await copied.ownedNumbers('contoso', { skip: 0, limit: 99 })).length).toBe(20)
  })

  it('is made one at a time, and the next one after its end has the changes since', async () => {
    const { store } = await openStocked()
    const first = await begin(store)
    expect(await store.backup?.()).toEqual({ kind: 'underWay' })
    await hold(store)
    // Its reader has gone before anything was read.
    await first.end()
    const copy = await write(await begin(store))
    checkCopy(copy, WORDS)
    const copied = await openFileStore({ file: copy, thread: WORKER_URL })
    onTestFinished(() => copied.close())
    expect(await copied.audit(TRAIL)).toEqual(await store.audit(TRAIL))
  })

  it('leaves the file locked, for every other program', async () => {
    const { file, store } = await openStocked()
    await write(await begin(store))
    // Under another name the file has another lock among servers, so that only SQLite's own lock is left.
    const link = join(temporaryDirectory(), 'link.db')
    symlinkSync(file, link)
    const program = [await bundleProcess('holding-process'), link, String(WORKER_URL)]
    const { stderr } = spawnSync(process.execPath, program, { encoding: 'utf8', timeout: 10_000 })
    expect(stderr).toMatch(/open in another program/)
  })

  it('ends when the store is closed before it is whole', async () => {
    const { store } = await openStocked()
    const source = await begin(store)
    await store.close()
    await expect(write(source)).rejects.toThrow(/closed before the backup was whole/)
  })

  it('fails before its last part, where the file changed meanwhile', async () => {
    const file = join(temporaryDirectory(), 'a file')
    writeFileSync(file, Buffer.alloc(3 << 20))
    const answers: Record<string, BackupMessage> = {
      beginBackup: { kind: 'backupBegun' },
      endBackup: { kind: 'backupEnded', isWhole: false },
    }
    const thread = {
      ended: new Promise<undefined>(() => {}),
      send({ kind }: { readonly kind: string }) {
        const answer = answers[kind]
        if (answer !== undefined) queueMicrotask(() => backups.receive(answer))
      },
    }
    const backups = fileBackups(file, thread)
    const begun = await backups.backup()
    if (begun.kind !== 'begun') throw new Error('no backup')
    let bytes = 0
    const reading = (async () => {
      for await (const part of begun.source.parts()) bytes += part.length
    })()
    await expect(reading).rejects.toThrow(/before the backup was whole/)
    expect(bytes).toBeLessThan(begun.source.bytes)
  })
})
