import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CallOutcome, callQueue } from '../../src/storage/call-queue.ts'

interface Call {
  readonly owner: string
  /** The place of the call among the calls of its owner. */
  readonly nth: number
  readonly size: number
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Sends the calls together to a queue; answers its batches, one under way at a time, and the outcome of each call. */
async function send(calls: readonly Call[], options: { batchLimit: number; capacity?: number }) {
  const batches: (readonly Call[])[] = []
  const queue = callQueue<Call, Call>({
    capacity: 1_000,
    ...options,
    batchesInFlight: 1,
    ownerOf: ({ owner }) => owner,
    sizeOf: ({ size }) => size,
    async run(batch) {
      batches.push(batch)
      return batch.map((value): CallOutcome<Call> => ({ done: true, value }))
    },
  })
  const outcomes = await Promise.all(calls.map(queue.execute))
  return { batches, outcomes }
}

/** Numbers the calls of each owner. */
function numbered(calls: readonly { owner: string; size: number }[]): Call[] {
  const counts = new Map<string, number>()
  return calls.map((call) => {
    const nth = counts.get(call.owner) ?? 0
    counts.set(call.owner, nth + 1)
    return { ...call, nth }
  })
}

const owner = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const sizes = (size: fc.Arbitrary<number>) =>
  fc.array(fc.record({ owner, size }), { maxLength: 60 }).map(numbered)
const equalCalls = sizes(fc.constant(1))
const anyCalls = sizes(fc.constantFrom(1, 2, 3, Number.POSITIVE_INFINITY))
const batchLimit = fc.integer({ min: 1, max: 12 })

describe('The owners of waiting calls', () => {
  it('each have their calls done, once and in order', () =>
    fc.assert(
      fc.asyncProperty(anyCalls, batchLimit, async (calls, limit) => {
        const { batches, outcomes } = await send(calls, { batchLimit: limit })
        expect(outcomes).toEqual(calls.map((value) => ({ done: true, value })))
        const done = batches.flat()
        expect(done).toHaveLength(calls.length)
        for (const name of new Set(calls.map((call) => call.owner))) {
          const own = calls.filter((call) => call.owner === name)
          expect(done.filter((call) => call.owner === name)).toEqual(own)
        }
      }),
    ))

  it('take turns: nobody gets two calls more than another one whose call still waits', () =>
    fc.assert(
      fc.asyncProperty(anyCalls, batchLimit, async (calls, limit) => {
        const { batches } = await send(calls, { batchLimit: limit })
        const done = batches.flat()
        done.forEach(({ owner: name, nth }, place) => {
          const after = done.slice(place + 1)
          for (const late of after) if (late.owner !== name) expect(late.nth).toBeGreaterThanOrEqual(nth)
        })
      }),
    ))

  it('are all in the next batch that has room for a call of each', () =>
    fc.assert(
      fc.asyncProperty(equalCalls, async (calls) => {
        const owners = new Set(calls.map((call) => call.owner))
        const { batches } = await send(calls, { batchLimit: Math.max(1, owners.size) })
        expect(new Set(batches[0]?.map((call) => call.owner))).toEqual(owners)
      }),
    ))

  it('have a batch as full as the calls allow', () =>
    fc.assert(
      fc.asyncProperty(equalCalls, batchLimit, async (calls, limit) => {
        const { batches } = await send(calls, { batchLimit: limit })
        expect(batches.length).toBe(Math.ceil(calls.length / limit))
      }),
    ))

  it('share the room: a full queue keeps the fewest calls of each, and refuses nobody who has few', () =>
    fc.assert(
      fc.asyncProperty(equalCalls, fc.integer({ min: 1, max: 20 }), async (calls, capacity) => {
        const { outcomes } = await send(calls, { batchLimit: 100, capacity })
        const kept = new Map<string, number>()
        const refused = new Set<string>()
        outcomes.forEach(({ done }, index) => {
          const name = calls[index]?.owner ?? ''
          if (done) kept.set(name, (kept.get(name) ?? 0) + 1)
          else refused.add(name)
        })
        expect(outcomes.filter(({ done }) => done)).toHaveLength(Math.min(capacity, calls.length))
        const most = Math.max(0, ...kept.values())
        // A refused owner has as many calls in the queue as the owner with the most calls, or one call less.
        for (const name of refused) expect(kept.get(name) ?? 0).toBeGreaterThanOrEqual(most - 1)
      }),
    ))
})

it('A call that comes late is done before the calls that its busy neighbour has waiting', async () => {
  const ends: (() => void)[] = []
  const batches: (readonly string[])[] = []
  const queue = callQueue<string, string>({
    batchesInFlight: 1,
    capacity: 200,
    batchLimit: 10,
    ownerOf: (call) => call,
    run: (batch) =>
      new Promise((resolve) => {
        batches.push(batch)
        ends.push(() => resolve(batch.map((value) => ({ done: true, value }))))
      }),
  })
  for (let nth = 0; nth < 200; nth += 1) void queue.execute('busy')
  await turn()
  const quiet = queue.execute('quiet')
  ends[0]?.()
  await turn()
  await turn()
  expect(batches[1]).toContain('quiet')
  ends[1]?.()
  expect(await quiet).toEqual({ done: true, value: 'quiet' })
})

it('A queue has fewer batches under way while several owners call, and as many as before after a while', async () => {
  const ends: (() => void)[] = []
  const queue = callQueue<string, string>({
    batchesInFlight: 2,
    sharedBatchesInFlight: 1,
    capacity: 1_000,
    batchLimit: 1,
    ownerOf: (call) => call,
    run: (batch) =>
      new Promise((resolve) => {
        ends.push(() => resolve(batch.map((value) => ({ done: true, value }))))
      }),
  })
  const underWay = () => queue.load().underWay
  for (let nth = 0; nth < 200; nth += 1) void queue.execute('busy')
  await turn()
  await turn()
  expect(underWay()).toBe(2)
  void queue.execute('quiet')
  for (let nth = 0; nth < 50; nth += 1) {
    ends[nth]?.()
    for (let wait = 0; wait < 3; wait += 1) await turn()
    expect(underWay()).toBe(1)
  }
  for (let nth = 50; nth < 150; nth += 1) {
    ends[nth]?.()
    for (let wait = 0; wait < 3; wait += 1) await turn()
  }
  expect(underWay()).toBe(2)
})

it('A full queue gives the place of the newest call of the busiest owner to a quiet one', async () => {
  const done: string[] = []
  const queue = callQueue<string, string>({
    batchesInFlight: 1,
    capacity: 3,
    ownerOf: ([name = '']) => name,
    async run(batch) {
      done.push(...batch)
      return batch.map((value) => ({ done: true, value }))
    },
  })
  const calls = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2'].map(queue.execute)
  const outcomes = await Promise.all(calls)
  expect(outcomes.map((outcome) => outcome.done)).toEqual([true, true, false, false, true, false])
  expect(done).toEqual(['a1', 'b1', 'a2'])
})

describe('A queue with smaller batches for several owners', () => {
  /** How many calls are in each batch, if these owners send calls one after the other. */
  async function sizes(owners: readonly string[]): Promise<number[]> {
    const batches: number[] = []
    const queue = callQueue<string, string>({
      batchesInFlight: 1,
      capacity: 10_000,
      batchLimit: 20,
      sharedBatchLimit: 4,
      ownerOf: (call) => call,
      async run(batch) {
        batches.push(batch.length)
        return batch.map((value) => ({ done: true, value }))
      },
    })
    await Promise.all(owners.map(queue.execute))
    return batches
  }

  const many = (owner: string, count: number): string[] => Array(count).fill(owner)

  it('has large batches while there is one owner', async () => {
    expect(await sizes(many('a', 50))).toEqual([20, 20, 10])
  })

  it('has small batches while there are several, with one call of each at least', async () => {
    expect(await sizes([...many('a', 9), 'b'])).toEqual([4, 4, 2])
    expect(await sizes(['a', 'b', 'c', 'd', 'e', 'f', 'a'])).toEqual([6, 1])
    expect(await sizes([...many('a', 5), ...Array.from({ length: 30 }, (_, nth) => `${nth}`)])).toEqual([
      20, 12, 3,
    ])
  })

  it('has large batches again when the others have been away for a while', async () => {
    const batches = await sizes([...many('a', 600), 'b'])
    expect(batches.slice(0, 100)).toEqual(Array(100).fill(4))
    expect(batches.slice(100)).toEqual(expect.arrayContaining([20]))
  })
})
