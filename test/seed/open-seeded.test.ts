import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSeeded } from '../../src/start-holdline/open-seeded.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

it('What a seed fills before it is the inventory is for this user alone, and gone afterwards', async () => {
  const directory = join(temporaryDirectory(), 'data')
  const modes: [string, number][] = []
  const { store, isNew } = await openSeeded({
    file: join(directory, 'holdline.db'),
    stock: [],
    async fill() {
      for (const name of ['.', ...readdirSync(directory)]) {
        modes.push([name.replace(/[0-9a-f]{16}/, '…'), statSync(join(directory, name)).mode & 0o777])
      }
    },
    open: (stock) => openMemoryStore({ stock }),
  })
  onTestFinished(() => store.close())
  expect(isNew).toBe(true)
  expect(modes).toContainEqual(['.', 0o700])
  expect(modes).toContainEqual(['seed-….tmp', 0o600])
  expect(modes.filter(([name, mode]) => name !== '.' && mode !== 0o600)).toEqual([])
  expect(readdirSync(directory)).toEqual([])
})
