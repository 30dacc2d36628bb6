import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'
import { WORKER_URL } from '../../support/stores.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { startHolder } from './holder.ts'

const ROUNDS = 3

describe('A store in a file, killed in the middle of its work', () => {
  it('has every hold that it acknowledged, and none twice', async () => {
    const file = join(temporaryDirectory(), 'inventory.db')
    const open = () => openFileStore({ file, thread: WORKER_URL })
    const empty = await open()
    await empty.addStock([{ stock: US_GEOGRAPHIC, first: '+14250000000', last: '+14250299999' }])
    await empty.close()

    const before = new Set<string>()
    for (let round = 1; round <= ROUNDS; round += 1) {
      const holder = await startHolder(file)
      await holder.acknowledged(round * 150)
      const holds = await holder.kill()
      expect(holds.length).toBeGreaterThanOrEqual(round * 150)

      const store = await open()
      for (const { searchId, phoneNumber } of holds) {
        expect((await store.search('contoso', searchId))?.value.phoneNumbers).toEqual([phoneNumber])
        expect(await store.operation('contoso', `search_${searchId}`)).toBeDefined()
        expect(await store.numberHistory(phoneNumber, 1)).toMatchObject([{ searchId }])
        expect(before).not.toContain(phoneNumber)
        before.add(phoneNumber)
      }
      const { total, free, busy, owned } = await store.count()
      expect({ total, owned }).toEqual({ total: 300_000, owned: 0 })
      expect(busy).toBeGreaterThanOrEqual(before.size)
      expect(free + busy).toBe(total)
      await store.close()
    }
  })
})
