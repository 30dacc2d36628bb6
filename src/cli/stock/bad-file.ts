import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { describeSystemError } from '../../files/describe-system-error.ts'
import { formatCsvLine } from '../../operator/format-csv-line.ts'
import type { BadRow } from '../../operator/import/bad-rows.ts'
import { UsageError } from '../../usage-error.ts'

const COLUMNS = ['number', 'first', 'last', 'country', 'type', 'areaCode', 'calling', 'sms'] as const

/** The file of the rows that cannot be imported; made with the first of them. */
export interface BadFile {
  add(row: BadRow): Promise<void>
  close(): Promise<void>
}

/** How many characters are written together. */
const CHUNK = 64 * 1024

/** The rows in the form of an import, each with its line and the reason before it: corrected, they can be imported. */
export function badFile(path: string): BadFile {
  let file: WriteStream | undefined
  let text = ''

  async function flush(): Promise<void> {
    file ??= createWriteStream(path).on('error', () => {})
    const [open, some] = [file, text]
    text = ''
    await new Promise<void>((resolve, reject) => {
      open.write(some, (error) => (error ? reject(toUsageError(error)) : resolve()))
    })
  }

  function toUsageError(error: Error): UsageError {
    return new UsageError(`Cannot write ${path}: ${describeSystemError(error)}; name another file with --bad`)
  }

  return {
    async add({ line, reason, cells }) {
      if (file === undefined && text === '') text = formatCsvLine(['line', 'reason', ...COLUMNS])
      text += formatCsvLine([String(line), reason, ...COLUMNS.map((column) => cells[column] ?? '')])
      if (text.length >= CHUNK) await flush()
    },
    async close() {
      if (text !== '') await flush()
      if (file === undefined || file.closed) return
      file.end()
      await once(file, 'close')
    },
  }
}
