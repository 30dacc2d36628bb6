import { expect, it } from 'vitest'
import { progressLine } from '../../src/cli/stock/progress-line.ts'

function terminal(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, columns: 80, written, write: (text: string) => written.push(text) }
}

it('an import shows on a terminal how far it is, how fast, and how long it takes, at most five times a second', () => {
  const shown = terminal(true)
  let now = 0
  const line = progressLine(shown, () => now)
  for (const [at, done] of [
    [0, 0],
    [100, 1],
    [10_000, 1_200_000],
    [10_100, 1_300_000],
  ] as const) {
    now = at
    line.show('importing', done, 10_000_000)
  }
  line.show('reading', 5, undefined)
  now += 1_000
  line.show('reading', 2_000, undefined)
  line.clear()
  line.clear()
  expect(shown.written).toEqual([
    '\r\x1b[Kimporting: 1,200,000 of 10,000,000 numbers, 120,000 a second, 1 min 14 s left',
    '\r\x1b[Kreading: 5 numbers, 0 a second',
    '\r\x1b[Kreading: 2,000 numbers, 2,000 a second',
    '\r\x1b[K',
  ])
})

it('an import shows nothing where there is no terminal', () => {
  const file = terminal(false)
  const line = progressLine(file, () => 1_000)
  line.show('importing', 5, 10)
  line.clear()
  expect(file.written).toEqual([])
})
