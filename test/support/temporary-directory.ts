import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** An empty directory that goes when the test ends. */
export function temporaryDirectory(): string {
  const { directory, remove } = makeDirectory()
  onTestFinished(remove)
  return directory
}

/** An empty directory that goes when all tests of the file have ended; to be called outside of hooks and tests. */
export function temporaryDirectoryOfFile(): string {
  const { directory, remove } = makeDirectory()
  afterAll(remove)
  return directory
}

function makeDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-test-'))
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}
