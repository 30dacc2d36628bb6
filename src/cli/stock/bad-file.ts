import { once } from 'node:events'
import { createWriteStream, realpathSync, statSync, type WriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { describeSystemError } from '../../files/describe-system-error.ts'
import { nameWhole } from '../../files/make-whole.ts'
import { formatCsvLine } from '../../operator/format-csv-line.ts'
import type { BadRow } from '../../operator/import/bad-rows.ts'
import { type Column, STOCK_COLUMNS } from '../../operator/import/columns.ts'
import { UsageError } from '../../usage-error.ts'
import { removeStale, unfinishedPath } from './remove-stale.ts'

/** The file of the rows that cannot be imported. It is named when it is closed, if there are any. */
export interface BadFile {
  /** Says which columns the rows have beside `STOCK_COLUMNS`, before the first one is added. */
  setColumns(columns: readonly Column[]): void
  add(row: BadRow): Promise<void>
  close(): Promise<void>
  /** Removes the file of an earlier run. */
  remove(): Promise<void>
}

/** How many characters are written together. */
const CHUNK = 64 * 1024

/** The rows in the form of an import, each with its line and the reason before it: corrected, they can be imported. */
export function badFile(path: string): BadFile {
  const found = statSync(path, { throwIfNoEntry: false })
  /** A device or a pipe is written to as it is, and cannot be replaced. */
  const isFile = found === undefined || found.isFile()
  const target = found?.isFile() ? realpathSync(path) : path
  const written = isFile ? unfinishedPath(target) : path
  if (isFile) removeStale(target)
  let file: WriteStream | undefined
  let text = ''
  let columns: readonly Column[] = STOCK_COLUMNS

  async function flush(): Promise<void> {
    file ??= createWriteStream(written).on('error', () => {})
    const [open, some] = [file, text]
    text = ''
    await new Promise<void>((resolve, reject) => {
      open.write(some, (error) => (error ? reject(toUsageError(error)) : resolve()))
    })
  }

  async function finish(): Promise<void> {
    if (text !== '') await flush()
    if (file?.errored) throw file.errored
    if (file === undefined || file.closed) return
    file.end()
    await once(file, 'close')
  }

  function toUsageError(error: unknown): UsageError {
    if (error instanceof UsageError) return error
    return new UsageError(`Cannot write ${path}: ${describeSystemError(error)}; name another file with --bad`)
  }

  return {
    setColumns(more) {
      columns = [...STOCK_COLUMNS, ...more]
    },
    async add({ line, reason, cells }) {
      if (file === undefined && text === '') text = formatCsvLine(['line', 'reason', ...columns])
      text += formatCsvLine([String(line), reason, ...columns.map((column) => cells[column] ?? '')])
      if (text.length >= CHUNK) await flush()
    },
    async close() {
      if (file === undefined && text === '') return
      try {
        if (isFile) await nameWhole(written, finish, () => rename(written, target))
        else await finish()
      } catch (error) {
        throw toUsageError(error)
      }
    },
    async remove() {
      if (isFile) await rm(target, { force: true })
    },
  }
}
