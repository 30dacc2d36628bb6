import { expect, it } from 'vitest'
import { stockReading } from '../../src/metering/stock-reading.ts'
import type { StockCounts } from '../../src/storage/port/stock-store.ts'
import type { Timed } from '../../src/storage/port/timed.ts'

type Answer = Timed<readonly StockCounts[]>

const answer = (now: number): Answer => ({ value: [], now })

/** A reading whose counts and waits end when the test ends them. */
function given() {
  const counts: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = []
  const waits: (() => void)[] = []
  const time = { now: 0 }
  const stockCounts = () => new Promise<Answer>((resolve, reject) => counts.push({ resolve, reject }))
  const sleep = (_: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      waits.push(resolve)
      signal.addEventListener('abort', () => resolve())
    })
  return { counts, waits, time, read: stockReading({ stockCounts }, () => time.now, sleep) }
}

it('answers without a count while the first one takes long, and never counts twice at once', async () => {
  const { counts, waits, time, read } = given()
  const [first, second] = [read(), read()]
  for (const end of waits) end()
  expect(await Promise.all([first, second])).toEqual([undefined, undefined])
  const third = read()
  time.now = 5_000
  counts[0]?.resolve(answer(1))
  expect(await third).toEqual(answer(1))
  expect(counts).toHaveLength(1)
})

it('takes at most a hundredth of the time', async () => {
  const { counts, waits, time, read } = given()
  const first = read()
  time.now = 5_000
  counts[0]?.resolve(answer(1))
  await first
  time.now = 504_999
  expect(await read()).toEqual(answer(1))
  expect(counts).toHaveLength(1)
  time.now = 505_000
  const second = read()
  waits.at(-1)?.()
  expect(await second).toEqual(answer(1))
  expect(counts).toHaveLength(2)
})

it('keeps the last count when one fails, and tries again a minute later', async () => {
  const { counts, time, read } = given()
  const first = read()
  counts[0]?.resolve(answer(1))
  await first
  time.now = 60_000
  const second = read()
  counts[1]?.reject(new Error('The disk is full'))
  expect(await second).toEqual(answer(1))
  time.now = 119_999
  await read()
  expect(counts).toHaveLength(2)
  time.now = 120_000
  const third = read()
  counts[2]?.resolve(answer(2))
  expect(await third).toEqual(answer(2))
})
