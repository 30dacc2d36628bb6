import { describe, expect, it } from 'vitest'
import { type CallOutcome, type CallQueueOptions, callQueue } from '../../src/storage/call-queue.ts'

/** A queue whose batches end when the test says so. */
function given(options: Partial<CallQueueOptions<number, number>> = {}) {
  const batches: { size: number; end: () => void }[] = []
  const queue = callQueue<number, number>({
    batchesInFlight: 1,
    capacity: 1_000,
    ...options,
    run: (calls) =>
      new Promise<CallOutcome<number>[]>((resolve) => {
        const outcomes = calls.map((value) => ({ done: true, value }) as const)
        batches.push({ size: calls.length, end: () => resolve(outcomes) })
      }),
  })
  return { batches, queue, execute: queue.execute }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('The queue of calls', () => {
  it('does calls that wait together in one batch, and answers each with its own outcome', async () => {
    const { batches, execute } = given()
    const first = [execute(1), execute(2)]
    await turn()
    const second = [execute(3), execute(4), execute(5)]
    await turn()
    expect(batches.map(({ size }) => size)).toEqual([2])
    batches[0]?.end()
    expect(await Promise.all(first)).toEqual([1, 2].map((value) => ({ done: true, value })))
    await turn()
    expect(batches.map(({ size }) => size)).toEqual([2, 3])
    batches[1]?.end()
    expect(await Promise.all(second)).toEqual([3, 4, 5].map((value) => ({ done: true, value })))
  })

  it('refuses calls at once when it is full, and takes calls again when it has room', async () => {
    const { batches, execute } = given({ capacity: 2 })
    const waiting = [execute(1), execute(2)]
    expect(await execute(3)).toEqual({ done: false, reason: '2 calls are waiting for the store' })
    await turn()
    const later = execute(4)
    batches[0]?.end()
    await Promise.all(waiting)
    await turn()
    batches[1]?.end()
    expect(await later).toEqual({ done: true, value: 4 })
  })

  it('does no more calls in a batch than its limit, and has no more batches under way than its limit', async () => {
    const { batches, execute } = given({ batchLimit: 2, batchesInFlight: 2 })
    const calls = [1, 2, 3, 4, 5].map(execute)
    await turn()
    await turn()
    await turn()
    expect(batches.map(({ size }) => size)).toEqual([2, 2])
    // The second batch may end first.
    batches[1]?.end()
    expect(await calls[3]).toEqual({ done: true, value: 4 })
    await turn()
    expect(batches.map(({ size }) => size)).toEqual([2, 2, 1])
    batches[0]?.end()
    batches[2]?.end()
    expect(await Promise.all(calls)).toEqual([1, 2, 3, 4, 5].map((value) => ({ done: true, value })))
  })

  it('fails a call that has no outcome', async () => {
    const queue = callQueue({ batchesInFlight: 1, capacity: 9, run: async () => [] })
    expect(await queue.execute(1)).toEqual({ done: false, reason: 'The call had no outcome' })
  })

  it('is idle when the last call is answered, and not while one waits or is under way', async () => {
    const { batches, queue, execute } = given()
    const events: string[] = []
    const note = (event: string) => () => events.push(event)
    const first = execute(1).then(note('first'))
    const idle = [queue.idle().then(note('idle'))]
    await turn()
    idle.push(queue.idle().then(note('idle')))
    const second = execute(2).then(note('second'))
    batches[0]?.end()
    await first
    await turn()
    expect(events).toEqual(['first'])
    batches[1]?.end()
    await Promise.all([second, ...idle])
    expect(events).toEqual(['first', 'second', 'idle', 'idle'])
    await queue.idle()
  })
})
