import { copyFileSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { NumberBlock } from '../../../src/numbering/audit-entry.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../../support/stock.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import {
  buy,
  firstNumber,
  HOLD_MS,
  hold,
  holdCommand,
  moveClock,
  purchase,
  release,
  START,
} from '../given.ts'

async function open(file: string, stock: readonly NumberBlock[] = []): Promise<InventoryStore> {
  const store = await openFileStore({ file, thread: WORKER_URL, stock })
  onTestFinished(() => store.close())
  return store
}

const SEVEN = [usBlock(US_GEOGRAPHIC, 7)]

const total = async (store: InventoryStore) => (await store.count()).total

describe('A store in a file', () => {
  it('has every change that was answered with success after it is closed and opened again', async () => {
    const file = join(temporaryDirectory(), 'inventory.db')
    const before = await open(file)
    await before.addStock([usBlock(US_GEOGRAPHIC, 6), usBlock(US_TOLL_FREE, 2)])
    await moveClock(before, 0)
    const [held, cancelled, bought, kept] = [
      await hold(before),
      await hold(before),
      await buy(before),
      await buy(before),
    ]
    await before.cancel({ resource: 'contoso', searchId: cancelled.id })
    const operation = await release(before, firstNumber(bought), 1_000)
    const state = async (store: InventoryStore) => ({
      searches: await Promise.all(
        [held, cancelled, bought, kept].map(({ id }) => store.search('contoso', id)),
      ),
      operation: await store.operation('contoso', operation.id),
      owned: await store.ownedNumbers('contoso', { skip: 0, limit: 9 }),
      count: await store.count(),
      audit: await store.audit({ after: 0, limit: 99 }),
      history: await store.numberHistory(firstNumber(bought), 99),
    })
    const expected = await state(before)
    expect(expected.count).toEqual({ total: 8, free: 5, busy: 2, owned: 1 })
    await before.close()

    const after = await open(file)
    expect(await state(after)).toEqual(expected)
    await moveClock(after, HOLD_MS - 1)
    expect(await purchase(after, held.id)).toMatchObject({ kind: 'purchased' })
    expect(await purchase(after, kept.id)).toMatchObject({ kind: 'purchased' })
    expect(await after.addStock([usBlock(US_TOLL_FREE, 3)])).toBe(1)
  })

  it('keeps the clock that was set', async () => {
    const file = join(temporaryDirectory(), 'inventory.db')
    const before = await open(file)
    await moveClock(before, 5)
    await before.close()
    expect(await (await open(file)).now()).toBe(START + 5)
  })

  it('keeps its time too, which goes on though the system’s clock was set back, and says so at its start', async () => {
    const file = join(temporaryDirectory(), 'inventory.db')
    await (await open(file)).close()
    const database = openDatabase(file)
    const ahead = Date.now() + 86_400_000
    database.exec(`UPDATE clock SET not_beyond = ${ahead}`)
    database.close()

    const told: number[] = []
    const onTimeAhead = (leadMs: number) => void told.push(leadMs)
    const store = await openFileStore({ file, thread: WORKER_URL, onTimeAhead })
    expect(told).toHaveLength(1)
    const first = await store.now()
    expect(first).toBeGreaterThanOrEqual(ahead)
    await store.close()
    expect(await (await open(file)).now()).toBeGreaterThanOrEqual(first)
  })

  it('makes the directories it needs', async () => {
    const file = join(temporaryDirectory(), 'some', 'where', 'inventory.db')
    expect(await total(await open(file))).toBe(0)
    expect(existsSync(file)).toBe(true)
  })

  it('begins with the stock, and only if there is no inventory yet', async () => {
    const file = join(temporaryDirectory(), 'data', 'inventory.db')
    const first = await open(file, SEVEN)
    expect(await total(first)).toBe(7)
    expect(await first.audit({ after: 0, limit: 9 })).toMatchObject([{ command: 'stock', blocks: SEVEN }])
    await first.close()
    const second = await open(file, [usBlock(US_GEOGRAPHIC, 9)])
    expect(await total(second)).toBe(7)
    expect((await hold(second)).phoneNumbers).toEqual(['+14255550100'])
  })

  it.each(['', 'an empty database'])(
    'begins with the stock where a start left an empty file (%s)',
    async (how) => {
      const file = join(temporaryDirectory(), 'inventory.db')
      writeFileSync(file, '')
      if (how !== '') {
        const database = openDatabase(file)
        database.exec('PRAGMA journal_mode = WAL')
        database.close()
        expect(statSync(file).size).toBeGreaterThan(0)
      }
      expect(await total(await open(file, SEVEN))).toBe(7)
    },
  )

  it('begins with the stock where the file was deleted and the log beside it was not', async () => {
    const directory = temporaryDirectory()
    const file = join(directory, 'data', 'inventory.db')
    const before = await open(file, SEVEN)
    await before.addStock([usBlock(US_TOLL_FREE, 5)])
    copyFileSync(`${file}-wal`, join(directory, 'wal'))
    await before.close()
    rmSync(file)
    copyFileSync(join(directory, 'wal'), `${file}-wal`)
    expect(await total(await open(file, SEVEN))).toBe(7)
  })

  it('fails only the call that cannot be copied for its thread', async () => {
    const store = await open(join(temporaryDirectory(), 'inventory.db'))
    await store.addStock([usBlock(US_GEOGRAPHIC, 6)])
    await moveClock(store, 0)
    let deep = {}
    for (let level = 0; level < 50_000; level += 1) deep = { deep }
    const [first, strange, last] = await Promise.allSettled([
      hold(store),
      store.hold({ ...holdCommand(), ...{ strange: deep } }),
      hold(store),
    ])
    expect(first.status).toBe('fulfilled')
    expect(strange).toEqual({ status: 'rejected', reason: expect.any(StorageError) })
    expect(last.status).toBe('fulfilled')
    expect((await store.count()).busy).toBe(2)
  })

  it('refuses every call once its thread has died, also the calls that wait', async () => {
    const thread = join(temporaryDirectory(), 'thread.mjs')
    writeFileSync(
      thread,
      `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', () => { throw new Error('the disk is gone') })
      parentPort.postMessage({ kind: 'open' })`,
    )
    const failures: string[] = []
    const onFailure = ({ message }: Error) => void failures.push(message)
    const store = await openFileStore({ file: 'none', thread: pathToFileURL(thread), onFailure })
    const died = new StorageError('The storage thread failed: the disk is gone')
    const calls = await Promise.allSettled([store.now(), store.count()])
    expect(calls).toEqual(calls.map(() => ({ status: 'rejected', reason: died })))
    await expect(store.now()).rejects.toEqual(died)
    await store.close()
    expect(failures).toEqual(['The storage thread failed: the disk is gone'])
  })
})
