import { expect, it } from 'vitest'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'

/** The SQLite that Node has, if it has one. */
const { sqlite: builtin } = process.versions

it('is the SQLite of Node where it has one, and says nothing about it', async () => {
  const warnings: Error[] = []
  process.on('warning', (warning) => warnings.push(warning))
  const database = openDatabase(':memory:')
  const version = database.prepare('SELECT sqlite_version() AS version').get()?.['version']
  expect(version).toMatch(/^3\./)
  if (builtin !== undefined) expect(version).toBe(builtin)
  await new Promise(setImmediate)
  expect(warnings).toEqual([])
  database.close()
})
