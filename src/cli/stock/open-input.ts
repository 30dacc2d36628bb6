import { createReadStream, statSync } from 'node:fs'
import { describeSystemError } from '../../files/describe-system-error.ts'
import { UsageError } from '../../usage-error.ts'

/** A file that a command reads, or standard input. */
export interface Input {
  /** Its name, for messages. */
  readonly source: string
  readonly content: AsyncIterable<Uint8Array>
}

/**
 * Opens the file; `-` is standard input.
 * @throws {UsageError} if it cannot be read, also while it is read
 */
export function openInput(file: string): Input {
  if (file === '-') return { source: 'standard input', content: process.stdin }
  try {
    if (statSync(file).isDirectory()) throw new UsageError(`${file} is a directory: name a CSV file`)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`Cannot read ${file}: ${describeSystemError(error)}`)
  }
  return { source: file, content: readFile(file) }
}

async function* readFile(file: string): AsyncGenerator<Uint8Array> {
  try {
    // Some thousand rows: of more, so many would be alive at once that Node collected garbage half of the time.
    yield* createReadStream(file, { highWaterMark: 128 * 1024 })
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${describeSystemError(error)}`)
  }
}
