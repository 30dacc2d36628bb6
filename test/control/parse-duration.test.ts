import { expect, it } from 'vitest'
import { parseDuration } from '../../src/control/parse-duration.ts'

it.each([
  ['PT16M', 960_000],
  ['pt16m', 960_000],
  ['P1D', 86_400_000],
  ['P1DT1H', 90_000_000],
  ['P2W', 1_209_600_000],
  ['PT0.25S', 250],
  ['16m', 960_000],
  ['200ms', 200],
  ['1h30m', 5_400_000],
  ['2d', 172_800_000],
  ['1.5s', 1_500],
  ['0s', 0],
  ['P3652DT12H', 315_576_000_000],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

it.each([
  '',
  'P',
  'PT',
  'P1DT',
  '16',
  'm',
  '16 m',
  '-1s',
  '1.5m',
  '0.0001s',
  '1m1h',
  'P1Y',
  'P1M',
  '1e3s',
  '3653d',
  'x',
])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined()
})
