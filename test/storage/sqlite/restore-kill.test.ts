import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { MISPLACED } from '../one-place.ts'
import { bundleProcess } from './bundle-process.ts'

const ROUNDS = 4

it('A store in a file that is killed while it restores has the state before or after, and no snapshot', async () => {
  const file = join(temporaryDirectory(), 'inventory.db')
  const open = () => openFileStore({ file, thread: WORKER_URL })
  const empty = await open()
  await empty.addStock([usBlock(US_GEOGRAPHIC, 5_000)])
  await empty.close()
  const outfile = await bundleProcess('restoring-process')

  const before = 2_000
  for (let round = 1; round <= ROUNDS; round += 1) {
    const child = spawn(process.execPath, [outfile, file, String(WORKER_URL)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const closed = once(child, 'close')
    onTestFinished(() => void child.kill('SIGKILL'))
    for (let lines = 0; lines < round; lines += 1) await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await closed

    const store = await open()
    const { free, busy } = await store.count()
    expect([0, before]).toContain(busy)
    expect(free + busy).toBe(5_000)
    expect(await store.snapshots()).toEqual({ kind: 'listed', snapshots: [] })
    // The next round begins with all numbers free.
    for (const entry of await store.audit({ after: 0, limit: 9 })) {
      if (entry.command === 'search') await store.cancel({ resource: 'contoso', searchId: entry.searchId })
    }
    expect((await store.count()).free).toBe(5_000)
    await store.close()
  }
  const database = openDatabase(file)
  const faults = database.prepare(MISPLACED).get() ?? {}
  expect(Object.entries(faults).filter(([, count]) => count !== 0)).toEqual([])
  database.close()
})
