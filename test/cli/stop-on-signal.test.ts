import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { stopOnSignal } from '../../src/cli/stop-on-signal.ts'

function arrange(stop: () => Promise<void>) {
  const signals = new EventEmitter()
  const codes: number[] = []
  const clock = { now: 0 }
  const exited = new Promise<number>((resolve) => {
    const exit = (code: number) => {
      codes.push(code)
      resolve(code)
    }
    stopOnSignal({ signals, stop, exit, reportFailure: () => 7, now: () => clock.now })
  })
  return { signals, codes, clock, exited }
}

const forever = () => new Promise<void>(() => {})

it.each(['SIGINT', 'SIGTERM'])('exits with 0 when all is stopped after %s', async (signal) => {
  const { signals, exited } = arrange(async () => {})
  signals.emit(signal)
  expect(await exited).toBe(0)
})

it('exits with the code of the failure, if the stop fails', async () => {
  const { signals, exited } = arrange(() => Promise.reject(new Error('broken')))
  signals.emit('SIGTERM')
  expect(await exited).toBe(7)
})

it('gives up at a second signal, but not at the same one passed on', () => {
  const { signals, codes, clock } = arrange(forever)
  signals.emit('SIGINT')
  clock.now = 100
  signals.emit('SIGINT')
  expect(codes).toEqual([])
  clock.now = 600
  signals.emit('SIGTERM')
  expect(codes).toEqual([1])
})
