import { expect, it } from 'vitest'
import { formatCsvLine } from '../../src/operator/format-csv-line.ts'

it.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', '"\'\t=1"'],
  ['+cmd', "'+cmd"],
  ['-', "'-"],
  ["+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"],
  ['+1+WEBSERVICE(A1)', "'+1+WEBSERVICE(A1)"],
  ['=HYPERLINK("http://a","b")', '"\'=HYPERLINK(""http://a"",""b"")"'],
])('The cell %j is no formula for a spreadsheet', (cell, written) => {
  expect(formatCsvLine([cell])).toBe(`${written}\n`)
})

it.each(['+14255550100', '+1 425.555-0100', '+1425 has 3 digits', '-5', 'inbound+outbound', 'a=b', ''])(
  'The cell %j stays as it is',
  (cell) => {
    expect(formatCsvLine([cell])).toBe(`${cell}\n`)
  },
)
