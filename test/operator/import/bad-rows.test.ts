import { expect, it } from 'vitest'
import { badRows, MOST_BAD_ROWS } from '../../../src/operator/import/bad-rows.ts'

it('Bad rows are taken up to a limit, and the next one ends the import in one line', async () => {
  let given = 0
  const bad = badRows('a.csv', async () => {
    given += 1
  })
  for (let line = 2; line < MOST_BAD_ROWS + 2; line += 1) await bad.add({ line, reason: 'x', cells: {} })
  await expect(bad.add({ line: 1_000_002, reason: 'the number is missing', cells: {} })).rejects.toThrow(
    'a.csv has more than 1000000 bad rows, and the import ended at line 1000002, which is bad too: the number is missing',
  )
  expect(given).toBe(MOST_BAD_ROWS)
})
