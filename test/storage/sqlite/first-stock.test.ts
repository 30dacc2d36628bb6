import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { stillClock } from '../../support/still-clock.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'

/** A file with the blocks of seven numbers. */
function stockFile(): string {
  const file = join(temporaryDirectory(), 'stock.json')
  writeFileSync(file, JSON.stringify([usBlock(US_GEOGRAPHIC, 7)]))
  return file
}

describe('the first stock, from a file', () => {
  it('is in a new inventory in memory', async () => {
    const store = await openMemoryStore({ stock: { file: stockFile() }, ...stillClock(0) })
    expect((await store.count()).total).toBe(7)
    await store.close()
  })

  it('is in a new inventory in a file, and is not read for an inventory that exists', async () => {
    const file = join(temporaryDirectory(), 'holdline.db')
    const first = await openFileStore({ file, stock: { file: stockFile() }, thread: WORKER_URL })
    expect((await first.count()).total).toBe(7)
    await first.close()

    const missing = { file: `${file}.no-such-file` }
    const second = await openFileStore({ file, stock: missing, thread: WORKER_URL })
    expect((await second.count()).total).toBe(7)
    await second.close()
  })

  it('leaves no half-made inventory behind when it cannot be read', async () => {
    const file = join(temporaryDirectory(), 'holdline.db')
    const missing = { file: `${file}.no-such-file` }
    await expect(openFileStore({ file, stock: missing, thread: WORKER_URL })).rejects.toThrow('ENOENT')

    const store = await openFileStore({ file, stock: { file: stockFile() }, thread: WORKER_URL })
    expect((await store.count()).total).toBe(7)
    await store.close()
  })
})
