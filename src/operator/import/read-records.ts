import { StringDecoder } from 'node:string_decoder'
import { CsvError, parse } from 'csv-parse'
import { UsageError } from '../../usage-error.ts'

/** The cells of a line. */
export interface CsvRecord {
  /** From 1 on. A row of several lines has the number of its last line. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The longest line of such a file is some hundred bytes. */
const LONGEST_LINE = 65_536

/**
 * Reads a CSV file as people and spreadsheets write them: in UTF-8 with or without a byte order mark; with commas,
 * semicolons or tabs, which the first line decides; with quotes where a cell needs them; lines that end in LF, CRLF or
 * CR. Empty lines, and rows of empty cells as spreadsheets leave them at the end, are left out.
 *
 * @param source the name of the file, for messages
 * @throws {UsageError} if it is no such file
 */
export async function* readRecords(
  input: AsyncIterable<Uint8Array>,
  source: string,
): AsyncGenerator<readonly CsvRecord[]> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let reader: Reader | undefined
  for await (const bytes of input) {
    rest += decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    if (reader === undefined) {
      refuseBinary(rest, source)
      // The end of the first line tells how lines end.
      if (!/[\r\n]./s.test(rest) && rest.length <= LONGEST_LINE) continue
      rest = rest.replace(/^\uFEFF/, '')
      reader = createReader(rest, source)
    }
    const { records, left } = await reader.read(rest)
    rest = left
    if (records.length > 0) yield records
  }
  rest = (rest + decoder.end()).replace(/^\uFEFF/, '')
  if (reader === undefined) {
    refuseBinary(rest, source)
    reader = createReader(rest, source)
  }
  yield await reader.end(rest)
}

interface Reader {
  /** The records of the whole lines of the text, and the text after them. */
  read(text: string): Promise<{ readonly records: readonly CsvRecord[]; readonly left: string }>
  end(text: string): Promise<readonly CsvRecord[]>
}

/**
 * A line without quotes is split at its separators, which takes a tenth of the time of a parser. From the first quote on,
 * csv-parse reads the rest of the file.
 */
function createReader(head: string, source: string): Reader {
  const newline = head.includes('\n') ? '\n' : '\r'
  const delimiter = delimiterOf(head.slice(0, head.indexOf(newline) + 1 || undefined))
  let line = 0
  let parser: QuotedReader | undefined

  function readPlain(text: string): CsvRecord[] {
    const records: CsvRecord[] = []
    for (const one of text.split(newline)) {
      line += 1
      if (one.length > LONGEST_LINE) throw tooLong(source, line)
      const plain = newline === '\n' && one.endsWith('\r') ? one.slice(0, -1) : one
      const cells = plain.split(delimiter)
      if (!isBlank(cells)) records.push({ line, cells })
    }
    return records
  }

  return {
    async read(text) {
      if (parser !== undefined) return { records: parser.read(text), left: '' }
      const quote = text.indexOf('"')
      const end = text.lastIndexOf(newline, quote === -1 ? undefined : quote)
      if (end === -1 && text.length > LONGEST_LINE) throw tooLong(source, line + 1)
      const records = end === -1 ? [] : readPlain(text.slice(0, end))
      if (quote === -1) return { records, left: text.slice(end + 1) }
      parser = quotedReader({ delimiter, source, line })
      return { records: [...records, ...parser.read(text.slice(end + 1))], left: '' }
    },
    async end(text) {
      if (text === '') return (await parser?.end()) ?? []
      if (parser === undefined && !text.includes('"')) return readPlain(text)
      parser ??= quotedReader({ delimiter, source, line })
      return [...parser.read(text), ...(await parser.end())]
    },
  }
}

interface QuotedReader {
  read(text: string): CsvRecord[]
  end(): Promise<CsvRecord[]>
}

/** @param line how many lines of the file come before */
function quotedReader({
  delimiter,
  source,
  line,
}: {
  readonly delimiter: string
  readonly source: string
  readonly line: number
}): QuotedReader {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  })
  const ended = new Promise<void>((resolve, reject) => {
    parser.once('end', resolve)
    parser.once('error', (error) => reject(toUsageError(error)))
  })
  // The failure is met at the end.
  ended.catch(() => {})

  function toUsageError(error: Error): Error {
    if (!(error instanceof CsvError)) return error
    const lines: unknown = error['lines']
    const at = typeof lines === 'number' ? line + lines : line + 1
    if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(source, at)
    return new UsageError(
      `${source}: line ${at} is no CSV: a quote is missing, or is inside a cell without quotes`,
    )
  }

  function records(): CsvRecord[] {
    const found: CsvRecord[] = []
    for (let one: unknown = parser.read(); one !== null; one = parser.read()) {
      if (isInformed(one) && !isBlank(one.record)) {
        found.push({ line: line + one.info.lines, cells: one.record })
      }
    }
    return found
  }

  return {
    read(text) {
      if (!parser.destroyed) parser.write(text)
      return records()
    },
    async end() {
      if (!parser.destroyed) parser.end()
      const last = records()
      await ended
      return [...last, ...records()]
    },
  }
}

function isInformed(
  value: unknown,
): value is { readonly record: string[]; readonly info: { readonly lines: number } } {
  return typeof value === 'object' && value !== null && 'record' in value && 'info' in value
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** The separator that the first line has most of; a comma if it has none. */
function delimiterOf(firstLine: string): string {
  const counted = [',', ';', '\t'].map((each) => ({ each, count: firstLine.split(each).length }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).each
}

function refuseBinary(head: string, source: string): void {
  if (head.includes('\0') || head.includes('\uFFFD')) {
    throw new UsageError(`${source} is no CSV file in UTF-8: save it as one, in a spreadsheet as "CSV UTF-8"`)
  }
}

function tooLong(source: string, line: number): UsageError {
  return new UsageError(
    `${source}: line ${line} has more than ${LONGEST_LINE} bytes: this is no file of numbers`,
  )
}
