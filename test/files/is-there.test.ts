import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isThere } from '../../src/files/is-there.ts'
import { unprivilegedUser } from '../support/postgres/unprivileged-user.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

it('tells a file from a missing one', () => {
  const directory = temporaryDirectory()
  const file = join(directory, 'file')
  writeFileSync(file, '')
  expect(
    [file, join(directory, 'none'), join(directory, 'none', 'in'), join(file, 'in')].map(isThere),
  ).toEqual([true, false, false, false])
})

it('does not say of a file that it is missing in a directory that another user has closed', () => {
  const closed = join(temporaryDirectory(), 'closed')
  mkdirSync(closed, { mode: 0o000 })
  onTestFinished(() => chmodSync(closed, 0o700))
  expect(() => asUnprivileged(() => isThere(join(closed, 'file')))).toThrow(
    /^.*\/file cannot be reached: permission denied: run this command as the user to whom/,
  )
})

it('names any other reason', () => {
  const loop = join(temporaryDirectory(), 'loop')
  symlinkSync(loop, loop)
  expect(() => isThere(loop)).toThrow(/loop cannot be reached: ELOOP$/)
})

/** A mode does not stop root. */
function asUnprivileged<T>(act: () => T): T {
  const user = unprivilegedUser()
  if (user === undefined) return act()
  process.seteuid?.(user.uid)
  try {
    return act()
  } finally {
    process.seteuid?.(0)
  }
}
