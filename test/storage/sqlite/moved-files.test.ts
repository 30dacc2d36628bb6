import { copyFileSync, cpSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { hold, purchase } from '../given.ts'

async function open(file: string): Promise<InventoryStore> {
  const store = await openFileStore({ file, thread: WORKER_URL, stock: [usBlock(US_GEOGRAPHIC, 9)] })
  onTestFinished(() => store.close())
  return store
}

/** The places of an inventory: `data` is a link to the directory `first`. */
function places() {
  const root = temporaryDirectory()
  const [first, data] = [join(root, 'first'), join(root, 'data')]
  mkdirSync(first)
  symlinkSync(first, data)
  return { root, first, data, file: join(data, 'inventory.db') }
}

type Places = ReturnType<typeof places>

/** What befalls the files of a running server. */
const MISHAPS: readonly [string, (places: Places) => void][] = [
  ['the directory is deleted', ({ first }) => rmSync(first, { recursive: true })],
  ['the file is deleted', ({ file }) => rmSync(file)],
  ['the log is deleted', ({ file }) => rmSync(`${file}-wal`)],
  ['the directory is renamed', ({ first, root }) => renameSync(first, join(root, 'second'))],
  [
    'a copy is put in the place of the file',
    ({ file }) => {
      copyFileSync(file, `${file}-copy`)
      renameSync(`${file}-copy`, file)
    },
  ],
  [
    'the link to the directory leads to a copy',
    ({ first, root, data }) => {
      cpSync(first, join(root, 'second'), { recursive: true })
      rmSync(data)
      symlinkSync(join(root, 'second'), data)
    },
  ],
]

describe('A file store, when', () => {
  it.each(MISHAPS)('%s, answers no change with success and is not ready', async (_, mishap) => {
    const given = places()
    const store = await open(given.file)
    const { id } = await hold(store)
    await store.ping()
    const before = await store.count()

    mishap(given)
    for (const change of [() => hold(store), () => purchase(store, id), () => store.ping()]) {
      const error: unknown = await change().catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(StorageError)
      expect(error).toMatchObject({
        message: expect.stringMatching(/inventory\.db(-wal)? was deleted, moved/),
      })
    }
    expect(await store.count()).toEqual(before)
    expect(await store.search('contoso', id)).toMatchObject({ value: { id } })
  })

  it('its directory is put back, works on with all it has answered', async () => {
    const { first, root, file } = places()
    const store = await open(file)
    const { id } = await hold(store)
    renameSync(first, join(root, 'second'))
    await expect(store.ping()).rejects.toThrow(StorageError)
    renameSync(join(root, 'second'), first)
    await store.ping()
    expect(await purchase(store, id)).toMatchObject({ kind: 'purchased' })
  })

  it('its files are deleted, leaves alone the files of a store that was opened after it', async () => {
    const { first, file } = places()
    const old = await open(file)
    await hold(old)
    rmSync(first, { recursive: true })
    mkdirSync(first)
    const next = await open(file)
    const { id } = await hold(next)
    await old.close()
    await next.ping()
    expect(await purchase(next, id)).toMatchObject({ kind: 'purchased' })
    await next.close()
    expect(await (await open(file)).count()).toMatchObject({ owned: 1 })
  })
})
