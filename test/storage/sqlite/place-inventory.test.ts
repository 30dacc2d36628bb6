import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { placeInventory } from '../../../src/storage/sqlite/place-inventory.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'

const links = vi.hoisted(() => ({ refuse: '' }))
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>()
  const link: typeof real.link = (from, to) =>
    links.refuse === '' || String(from).endsWith('-wal')
      ? real.link(from, to)
      : Promise.reject(Object.assign(new Error('no links'), { code: links.refuse, syscall: 'link' }))
  return { ...real, link }
})

it.each(['', 'EPERM', 'ENOTSUP', 'EMLINK'])(
  'an old inventory is kept where a link fails with %j',
  async (code) => {
    links.refuse = code
    const directory = temporaryDirectory()
    const [file, copy] = [join(directory, 'holdline.db'), join(directory, 'holdline.db.restoring')]
    // An empty file is a database without tables.
    writeFileSync(file, '')
    writeFileSync(copy, 'the backup')
    await placeInventory(file, copy, `${file}.replaced-1`)
    expect(readdirSync(directory).sort()).toEqual(['holdline.db', 'holdline.db.replaced-1'])
    expect(readFileSync(file, 'utf8')).toBe('the backup')
    expect(readFileSync(`${file}.replaced-1`, 'utf8')).toMatch(/^SQLite format 3/)
  },
)

it('an inventory is not replaced that cannot be kept', async () => {
  links.refuse = 'EPERM'
  const directory = temporaryDirectory()
  const [file, copy] = [join(directory, 'holdline.db'), join(directory, 'holdline.db.restoring')]
  writeFileSync(file, '')
  writeFileSync(copy, 'the backup')
  writeFileSync(`${file}.replaced-1`, 'another')
  await expect(placeInventory(file, copy, `${file}.replaced-1`)).rejects.toThrow(
    /cannot be kept as .*replaced-1: /,
  )
  expect(readFileSync(file, 'utf8')).toMatch(/^SQLite format 3/)
  expect(readFileSync(`${file}.replaced-1`, 'utf8')).toBe('another')
})
