import { describe, expect, it } from 'vitest'
import { type CallOutcome, callQueue } from '../../src/storage/call-queue.ts'

/** A queue whose batches end when the test says so. */
function given(capacity = 1_000) {
  const batches: { size: number; end: () => void }[] = []
  const queue = callQueue<number, number>({
    batchesInFlight: 1,
    capacity,
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
  it('does together what waits together, and answers each with its own outcome', async () => {
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

  it('refuses at once what it has no room for, and takes calls again when it has', async () => {
    const { batches, execute } = given(2)
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

  it('is idle when the last call is answered', async () => {
    const { batches, queue, execute } = given()
    const call = execute(1)
    let idle = false
    const waiting = queue.idle().then(() => {
      idle = true
    })
    await turn()
    expect(idle).toBe(false)
    batches[0]?.end()
    await call
    await waiting
    await queue.idle()
  })
})
