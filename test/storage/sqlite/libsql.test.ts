import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sqliteResultCode } from '../../../src/storage/sqlite/database.ts'
import { targetOf } from '../../../src/storage/sqlite/libsql-binary.ts'
import { openLibsql } from '../../../src/storage/sqlite/open-libsql.ts'

const SQLITE_ERROR = 1
const SQLITE_CANTOPEN = 14
const SQLITE_CONSTRAINT = 19

const readProject = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'))

/** SQLite's code of the error that `act` throws. */
function codeOf(act: () => unknown): number | undefined {
  try {
    act()
  } catch (error) {
    return sqliteResultCode(error)
  }
  throw new Error('nothing was thrown')
}

describe('the connection over the binary of libsql', () => {
  it('names the binaries as libsql does', () => {
    const { neon } = readProject('node_modules/libsql/package.json')
    const musl = () => true
    const glibc = () => false
    const targets = [
      targetOf('darwin', 'arm64', musl),
      targetOf('darwin', 'x64', musl),
      targetOf('linux', 'arm64', glibc),
      targetOf('linux', 'arm64', musl),
      targetOf('linux', 'x64', glibc),
      targetOf('linux', 'x64', musl),
      targetOf('linux', 'arm', glibc),
      targetOf('linux', 'arm', musl),
      targetOf('win32', 'x64', musl),
    ]
    expect(targets.map((target) => `@libsql/${target}`).sort()).toEqual(Object.values(neon.targets).sort())
  })

  it('is made for the version of libsql that is installed', () => {
    const { dependencies } = readProject('package.json')
    expect(dependencies.libsql).toBe(readProject('node_modules/libsql/package.json').version)
  })

  it.each([0, 1, 99, 100, 101, 200, 1_000])('reads %i rows', (count) => {
    const database = openLibsql(':memory:')
    const rows = database
      .prepare('SELECT value FROM json_each(?)')
      .all(JSON.stringify(Array.from({ length: count }, (_, index) => index)))
    expect(rows).toEqual(Array.from({ length: count }, (_, value) => ({ value })))
    database.close()
  })

  it('stores and reads each kind of value, and tells what a statement changed', () => {
    const database = openLibsql(':memory:')
    database.exec('CREATE TABLE thing (id INTEGER PRIMARY KEY, text TEXT, real REAL, big INTEGER)')
    const insert = database.prepare('INSERT INTO thing VALUES (?, ?, ?, ?)')
    expect(insert.run(7, 'Zoë', 2.5, 2 ** 53 - 1)).toEqual({ changes: 1, lastInsertRowid: 7 })
    expect(insert.run(8, null, null, null)).toEqual({ changes: 1, lastInsertRowid: 8 })
    expect(database.prepare('UPDATE thing SET real = 1').run().changes).toBe(2)
    const one = database.prepare('SELECT * FROM thing WHERE id = ?')
    expect(one.get(7)).toEqual({ id: 7, text: 'Zoë', real: 1, big: 2 ** 53 - 1 })
    expect(one.get(8)).toEqual({ id: 8, text: null, real: 1, big: null })
    expect(one.get(9)).toBeUndefined()
    database.close()
  })

  it('throws errors that carry the code of SQLite', () => {
    const database = openLibsql(':memory:')
    database.exec('CREATE TABLE thing (id INTEGER PRIMARY KEY)')
    const insert = database.prepare('INSERT INTO thing VALUES (?)')
    insert.run(1)
    expect(codeOf(() => insert.run(1))).toBe(SQLITE_CONSTRAINT)
    expect(codeOf(() => database.exec('SELEC'))).toBe(SQLITE_ERROR)
    expect(codeOf(() => database.prepare('SELEC').all())).toBe(SQLITE_ERROR)
    expect(codeOf(() => openLibsql('/no/such/directory/holdline.db'))).toBe(SQLITE_CANTOPEN)
    database.close()
  })
})
