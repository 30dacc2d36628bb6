import { expect, it } from 'vitest'
import { changeRanges, RANGES_AT_ONCE } from '../../src/cli/stock/change-ranges.ts'
import type { NumberRange } from '../../src/numbering/prefix-ranges.ts'
import { NO_NUMBERS } from '../../src/numbering/state-counts.ts'

const FIRST = 14_255_550_000
/** Scattered numbers, and a range that takes three calls. */
const RANGES: readonly NumberRange[] = [
  ...Array.from({ length: 100 }, (_, nth) => ({ first: FIRST + 2 * nth, last: FIRST + 2 * nth })),
  { first: FIRST + 1_000, last: FIRST + 1_024 },
]

/** Changes ten numbers of a range a call. */
function recorder() {
  let [present, most] = [0, 0]
  const changed: number[] = []
  return {
    changed,
    get most() {
      return most
    },
    async change({ first, last }: NumberRange) {
      present += 1
      most = Math.max(most, present)
      await Promise.resolve()
      present -= 1
      const end = Math.min(last, first + 9)
      for (let number = first; number <= end; number += 1) changed.push(number)
      return {
        changed: end - first + 1,
        onceOwned: 1,
        left: NO_NUMBERS,
        ...(end < last && { next: { first: end + 1, last } }),
      }
    },
  }
}

it('Scattered ranges are changed several at once, each number once, and progress tells of all of them', async () => {
  const calls = recorder()
  const seen: string[] = []
  const outcome = await changeRanges(RANGES, calls.change, {
    isStopped: () => false,
    onProgress: (done, total) => seen.push(`${done} of ${total}`),
  })
  expect(outcome).toEqual({ changed: 125, onceOwned: 103, left: NO_NUMBERS, end: 'done' })
  expect(new Set(calls.changed).size).toBe(125)
  expect(calls.changed).toHaveLength(125)
  expect(calls.most).toBe(RANGES_AT_ONCE)
  expect(seen).toHaveLength(103)
  expect(seen.at(-1)).toBe('125 of 125')
})

it('A stop and a failure end the change after the calls under way, and tell what was changed', async () => {
  const calls = recorder()
  const isStopped = () => calls.changed.length >= 20
  const stopped = await changeRanges(RANGES, calls.change, { isStopped, onProgress: () => {} })
  expect(stopped).toMatchObject({ end: 'stopped', changed: calls.changed.length })
  expect(calls.changed.length).toBeLessThan(20 + 2 * RANGES_AT_ONCE)

  const failing = recorder()
  const fault = new Error('The connection was lost')
  const failed = await changeRanges(
    RANGES,
    async (range) => {
      if (failing.changed.length >= 20) throw fault
      return failing.change(range)
    },
    { isStopped: () => false, onProgress: () => {} },
  )
  expect(failed).toMatchObject({ end: 'failed', error: fault, changed: failing.changed.length })
  expect(failing.changed.length).toBeLessThan(20 + 2 * RANGES_AT_ONCE)
})
