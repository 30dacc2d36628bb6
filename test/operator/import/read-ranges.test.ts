import { expect, it } from 'vitest'
import { readRanges } from '../../../src/operator/import/read-ranges.ts'

it.each([
  ['follow each other', ['14255550101', '+14255550100', '14255550102'], [[14255550100, 14255550102]]],
  [
    'overlap or are repeated',
    ['14255550100,14255550109', '14255550105,14255550106', '14255550108,14255550110', '14255550100'],
    [[14255550100, 14255550110]],
  ],
  ['are apart', ['14255550102', '14255550100'], [[14255550100], [14255550102]]],
  ['have different lengths', ['10000000', '9999999'], [[9999999], [10000000]]],
])('Numbers of a file that %s are in as few ranges as they need', async (_, rows, ranges) => {
  async function* input() {
    yield Buffer.from(['first,last,number', ...rows.map(toRow)].join('\n'))
  }
  expect(await readRanges(input(), 'a.csv')).toEqual(ranges.map(([first, last = first]) => ({ first, last })))
})

function toRow(numbers: string): string {
  return numbers.includes(',') ? `${numbers},` : `,,${numbers}`
}
