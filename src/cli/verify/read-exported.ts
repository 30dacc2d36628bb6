import { type FileHandle, open } from 'node:fs/promises'
import { describeSystemError } from '../../files/describe-system-error.ts'
import { AuditEntryModel } from '../../http/contract/audit-schemas.ts'
import { UsageError } from '../../usage-error.ts'
import { fits } from '../check-answer.ts'

/** An exported trail whose file is open. */
export interface ExportedFile {
  readonly name: string
  readonly handle: FileHandle
}

/** @throws {UsageError} if the file cannot be opened */
export async function openExported(name: string): Promise<ExportedFile> {
  try {
    return { name, handle: await open(name) }
  } catch (error) {
    throw unreadable(name, error)
  }
}

function unreadable(name: string, error: unknown): UsageError {
  return new UsageError(`${name} cannot be read: ${describeSystemError(error)}`)
}

/**
 * The entries of an exported trail, a line at a time. A last line without its end is left out: the export was
 * interrupted in it. A file without any whole entry would prove nothing, and is probably another file.
 *
 * @throws {UsageError} if the file cannot be read or has no entry, a line is no entry, or the entries are in another order
 */
export async function* readExported({ name: file, handle }: ExportedFile): AsyncGenerator<AuditEntryModel> {
  const input = handle.createReadStream({ encoding: 'utf8' })
  let [nth, last] = [0, 0]
  try {
    for await (const line of wholeLines(input)) {
      nth += 1
      if (line.trim() === '') continue
      const entry = parse(line)
      if (!fits(AuditEntryModel, entry)) {
        throw new UsageError(
          `Line ${nth} of ${file} is no entry of a trail: give a file that holdline audit export has written`,
        )
      }
      if (entry.sequence <= last) {
        throw new UsageError(
          `Line ${nth} of ${file} has the sequence ${entry.sequence} after ${last}: put its lines in order`,
        )
      }
      last = entry.sequence
      yield entry
    }
    if (last === 0) {
      throw new UsageError(
        `${file} has no whole entry of a trail: give a file that holdline audit export has written`,
      )
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw unreadable(file, error)
  }
}

/** The same entries, of which the first one has been read already: what is wrong up to there is thrown here. */
export async function begun<T>(entries: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await entries.next()
  return (async function* () {
    if (first.done !== true) yield first.value
    yield* entries
  })()
}

/** The texts before each line feed: an entry may have the other characters that some readers take for the end of a line. */
async function* wholeLines(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of input) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
