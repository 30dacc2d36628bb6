import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { describeSystemError } from '../../files/describe-system-error.ts'
import { UsageError } from '../../usage-error.ts'

/**
 * Checks where bad rows go: a new file, that of an earlier run, or no file but a device or pipe.
 *
 * @param input the file that is imported; `-` is standard input
 * @throws {UsageError} if it is the file that is imported, by whatever name, or holds something else
 */
export function checkBadPath(path: string, input: string): void {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    if (!found?.isFile()) return
    const read = input === '-' ? fstatSync(0, { bigint: true }) : statSync(input, { bigint: true })
    if (found.dev === read.dev && found.ino === read.ino) {
      throw new UsageError(`${path} is the file that is imported: name another with --bad`)
    }
    if (found.size > 0n && !HEADER.test(beginningOf(path))) {
      throw new UsageError(`${path} is there already, and is no file of bad rows: name another with --bad`)
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`Cannot write ${path}: ${describeSystemError(error)}; name another file with --bad`)
  }
}

/** The first columns of such a file, also as a spreadsheet writes it. */
const HEADER = /^\uFEFF?"?line"?[,;\t]"?reason\b/

function beginningOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(32)
    return bytes.toString('utf8', 0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
