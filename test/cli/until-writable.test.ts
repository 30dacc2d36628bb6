import { expect, it } from 'vitest'
import { untilWritable } from '../../src/cli/until-writable.ts'

function given(faults: number) {
  const lines: [string, object][] = []
  const pauses: number[] = []
  const stopping = new AbortController()
  const store = {
    async ping() {
      faults -= 1
      if (faults >= 0) throw new Error('it is read-only')
    },
  }
  const log = {
    info() {},
    warn: (facts: object, message: string) => void lines.push([message, facts]),
  }
  const sleep = async (ms: number) => void pauses.push(ms)
  return { lines, pauses, stopping, store, options: { sleep, signal: stopping.signal, log } }
}

it('a store that can be written is ready at once, and nothing is logged', async () => {
  const { store, options, lines, pauses } = given(0)
  expect(await untilWritable(store, options)).toBe(true)
  expect([lines, pauses]).toEqual([[], []])
})

it('a store that cannot be written is asked each second, and its fault and its end are logged once', async () => {
  const { store, options, lines, pauses } = given(3)
  expect(await untilWritable(store, options)).toBe(true)
  expect(pauses).toEqual([1_000, 1_000, 1_000])
  expect(lines).toEqual([
    ['The inventory cannot be written: the server is not ready until it can', { reason: 'it is read-only' }],
    ['The inventory can be written now', {}],
  ])
})

it('the wait ends when the server is stopped', async () => {
  const { store, options, stopping } = given(9)
  const sleep = async () => stopping.abort()
  expect(await untilWritable(store, { ...options, sleep })).toBe(false)
})
