import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCsvLine } from '../../../src/operator/format-csv-line.ts'
import { type CsvRecord, readRecords } from '../../../src/operator/import/read-records.ts'

/** Reads a text that comes in pieces of so many bytes. */
async function read(text: string, size = 7): Promise<CsvRecord[]> {
  const bytes = Buffer.from(text)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const records: CsvRecord[] = []
  for await (const some of readRecords(pieces(), 'a.csv')) records.push(...some)
  return records
}

const ROWS = [
  { line: 1, cells: ['number', 'country'] },
  { line: 2, cells: ['+14255550100', 'US'] },
  { line: 4, cells: ['+14255550101', 'US'] },
]

describe('Reading CSV', () => {
  it.each([
    ['commas and LF', 'number,country\n+14255550100,US\n\n+14255550101,US\n'],
    ['no newline at the end', 'number,country\n+14255550100,US\n\n+14255550101,US'],
    [
      'semicolons, CRLF and a byte order mark',
      '\uFEFFnumber;country\r\n+14255550100;US\r\n\r\n+14255550101;US\r\n',
    ],
    ['tabs', 'number\tcountry\n+14255550100\tUS\n\n+14255550101\tUS\n'],
    ['CR alone', 'number,country\r+14255550100,US\r\r+14255550101,US\r'],
    ['quotes in the first line', '"number","country"\r\n"+14255550100","US"\r\n\r\n"+14255550101","US"\r\n'],
    ['rows of empty cells', 'number;country\n+14255550100;US\n ;\n+14255550101;US\n;\n;;;\n'],
    ['rows of empty cells after a quote', 'number,country\n"+14255550100",US\n,""\n+14255550101,US\n,,\n'],
    ['quotes later', 'number,country\n+14255550100,US\n\n"+14255550101",US\n'],
  ])('takes %s', async (_, text) => {
    for (const size of [1, 7, 1_000]) expect(await read(text, size)).toEqual(ROWS)
  })

  it('reads what was written, with and without quotes', async () => {
    const cell = fc.oneof(
      fc.stringMatching(/^\+?[0-9]{1,6}$|^[a-z][a-z+0-9]{0,5}$/),
      fc.constantFrom('a,b', 'say "x"', 'two\nlines', ''),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1 }),
        fc.nat(20),
        async (rows, size) => {
          const records = await read(rows.map(formatCsvLine).join(''), size + 1)
          expect(records.map(({ cells }) => cells)).toEqual(rows)
        },
      ),
    )
  })

  it('finds nothing in an empty file', async () => {
    expect(await read('')).toEqual([])
  })

  it.each([
    ['a,b\0c\n', /^a\.csv is no CSV file in UTF-8: save it as one/],
    [`a,${'b'.repeat(70_000)}`, /^a\.csv: line 1 has more than 65536 bytes/],
    [`a,b\n"${'b\n'.repeat(70_000)}`, /^a\.csv: line \d+ has more than 65536 bytes/],
    ['a,b\nc,d\n"e,f\n', /^a\.csv: line \d is no CSV: a quote is missing/],
    ['a,b\nc,"d"e\n', /^a\.csv: line 2 is no CSV: a quote is missing, or is inside a cell/],
  ])('refuses %j in one line', async (text, message) => {
    await expect(read(text, 1_000)).rejects.toThrow(message)
  })

  it('refuses UTF-16, which spreadsheets call Unicode text', async () => {
    async function* utf16() {
      yield Buffer.from('\uFEFFnumber\tcountry\n', 'utf16le')
    }
    await expect(readRecords(utf16(), 'a.csv').next()).rejects.toThrow(/is no CSV file in UTF-8/)
  })
})
