import { readdirSync } from 'node:fs'
import { expect, it, onTestFinished, vi } from 'vitest'
import { findRepeated } from '../../../src/operator/import/find-repeated.ts'
import { IN_ORDER, rowList } from '../../../src/operator/import/row-list.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'

const FIRST = 14_250_000_000
/** Coprime to the counts of rows below, so each place comes up once. */
const STRIDE = 100_003

/** Scattered numbers in no order, every third of which rests. */
function listOf(count: number) {
  const list = rowList()
  onTestFinished(list.close)
  for (let nth = 0; nth < count; nth += 1) {
    const first = FIRST + 2 * ((nth * STRIDE) % count)
    list.add({ first, last: first, kind: nth % 3, time: nth % 3 === 0 ? nth : 0, isBlock: false }, nth + 2)
  }
  return list
}

it('A list that fits into the memory keeps the order of the file, and a longer one is in that of the numbers', () => {
  const directory = temporaryDirectory()
  vi.stubEnv('TMPDIR', directory)
  onTestFinished(() => void vi.unstubAllEnvs())
  const few = [...listOf(1_000).all()]
  expect(few.map(({ line }) => line)).toEqual(Array.from({ length: 1_000 }, (_, nth) => nth + 2))

  const count = 2 * IN_ORDER + 5
  const many = listOf(count)
  expect(many.count).toBe(count)
  // Twice, since an import checks all rows before it brings one in.
  for (const _ of ['checking', 'importing']) {
    let at = 0
    for (const { first, last, line, kind, time } of many.all()) {
      const nth = line - 2
      const expected = { first: FIRST + 2 * at, of: FIRST + 2 * ((nth * STRIDE) % count), kind: nth % 3 }
      if (first !== expected.first || first !== expected.of || last !== first || kind !== expected.kind)
        expect({ at, first, last, line, kind }).toEqual(expected)
      if (time !== (kind === 0 ? nth : 0)) expect({ line, time }).toEqual({ line, time: nth })
      at += 1
    }
    expect(at).toBe(count)
  }
  // The rows are in a file without a name, so that a killed import leaves none.
  expect(readdirSync(directory)).toEqual([])
})

it('Numbers that are twice in a very long file are found, however far their rows are from each other', () => {
  const count = IN_ORDER + 7
  const list = listOf(count)
  const row = { kind: 1, time: 0, isBlock: true } as const
  // The number of line 2, and those of two places that lie beside each other.
  list.add({ ...row, first: FIRST, last: FIRST }, count + 2)
  list.add({ ...row, first: FIRST + 20, last: FIRST + 22 }, count + 3)
  const found = [...list.apart()].flatMap((blocks) => [...findRepeated(blocks)])
  expect(found.map(({ line, number }) => ({ line, number }))).toEqual([
    { line: count + 2, number: FIRST },
    { line: count + 3, number: FIRST + 20 },
  ])
  expect(found[0]?.before).toBe(2)
})
