import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { UsageError } from '../../usage-error.ts'
import { joinRanges } from './join-ranges.ts'
import { parseNumber } from './parse-number.ts'
import { readRecords } from './read-records.ts'

/**
 * The numbers and ranges of a CSV file with the column `number`, or `first` and `last`, joined where they
 * follow each other, in whatever order they are; other columns do not matter.
 *
 * @param source the name of the file, for messages
 * @throws {UsageError} at the first row that has none
 */
export async function readRanges(input: AsyncIterable<Uint8Array>, source: string): Promise<NumberRange[]> {
  const ranges: NumberRange[] = []
  let header: readonly string[] | undefined
  for await (const records of readRecords(input, source)) {
    for (const { line, cells } of records) {
      if (header === undefined) header = readHeader(cells, source)
      else ranges.push(readRange(header, cells, `${source}: line ${line}`))
    }
  }
  return joinRanges(ranges)
}

function readHeader(cells: readonly string[], source: string): readonly string[] {
  const names = cells.map((name) => name.trim().toLowerCase())
  if (names.includes('number') || (names.includes('first') && names.includes('last'))) return names
  throw new UsageError(`${source}: line 1 needs the column number, or first and last`)
}

function readRange(header: readonly string[], cells: readonly string[], place: string): NumberRange {
  const cell = (name: string) => cells[header.indexOf(name)]?.trim() ?? ''
  const single = cell('number')
  const first = parseNumber(single === '' ? cell('first') : single)
  const last = parseNumber(single === '' ? cell('last') : single)
  if (typeof first === 'string') throw new UsageError(`${place}: ${first}`)
  if (typeof last === 'string') throw new UsageError(`${place}: ${last}`)
  if (first > last) throw new UsageError(`${place}: +${first} is above +${last}`)
  return { first, last }
}
