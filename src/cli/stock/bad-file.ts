import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { describeSystemError } from '../../files/describe-system-error.ts'
import { formatCsvLine } from '../../operator/format-csv-line.ts'
import type { BadRow } from '../../operator/import/import-rows.ts'
import { UsageError } from '../../usage-error.ts'

const COLUMNS = ['number', 'first', 'last', 'country', 'type', 'areaCode', 'calling', 'sms'] as const

/** The file of the rows that cannot be imported; made with the first of them. */
export interface BadFile {
  add(row: BadRow): Promise<void>
  close(): Promise<void>
}

/** The rows in the form of an import, each with its line and the reason before it: corrected, they can be imported. */
export function badFile(path: string): BadFile {
  let file: WriteStream | undefined
  let failure: Error | undefined

  async function write(line: string): Promise<void> {
    if (failure !== undefined) throw failure
    if (file?.write(line) === false) await Promise.race([once(file, 'drain'), once(file, 'close')])
  }

  return {
    async add({ line, reason, cells }) {
      if (file === undefined) {
        file = createWriteStream(path)
        file.once('error', (error) => {
          failure = new UsageError(
            `Cannot write ${path}: ${describeSystemError(error)}; name another file with --bad`,
          )
        })
        await write(formatCsvLine(['line', 'reason', ...COLUMNS]))
      }
      await write(formatCsvLine([String(line), reason, ...COLUMNS.map((column) => cells[column] ?? '')]))
    },
    async close() {
      if (file === undefined) return
      file.end()
      if (!file.closed) await once(file, 'close').catch(() => {})
      if (failure !== undefined) throw failure
    },
  }
}
