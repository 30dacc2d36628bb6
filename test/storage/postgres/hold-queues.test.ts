import pg from 'pg'
import { describe, expect, it } from 'vitest'
import type { HoldCommand } from '../../../src/storage/port/hold-store.ts'
import { StorageError } from '../../../src/storage/port/storage-error.ts'
import type { HoldResult } from '../../../src/storage/postgres/commands/hold.ts'
import { holdQueues } from '../../../src/storage/postgres/hold/hold-queues.ts'
import { HOLD_WAYS } from '../../../src/storage/postgres/hold/hold-ways.ts'
import { isLastWord } from '../../../src/storage/postgres/storage-fault.ts'
import { holdCommand } from '../given.ts'

const HOLD_WAY_NAMES = ['skipping', 'waiting', 'alone'] as const

const TOO_MANY = { kind: 'tooManyHeld', held: 1, limit: 1 } as const

function fault(code: string, severity = 'ERROR'): Error {
  return Object.assign(new pg.DatabaseError('fault', 1, 'error'), { code, severity })
}

/**
 * Sends holds of these quantities together; answers how many holds were in each transaction, and their
 * outcomes.
 */
async function send(
  quantities: readonly number[],
  answer: (commands: readonly HoldCommand[]) => HoldResult | Error,
  connections = 10,
  steadyNow = () => 0,
) {
  const calls: number[] = []
  let [underWay, most] = [0, 0]
  const { hold } = holdQueues(
    async (commands) => {
      calls.push(commands.length)
      underWay += 1
      most = Math.max(most, underWay)
      // Until every transaction has started that may be under way at the same time.
      for (let turn = 0; turn < 9; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      underWay -= 1
      const result = answer(commands)
      if (result instanceof Error) throw result
      return commands.map(() => result)
    },
    { capacity: 1_000, connections, steadyNow },
  )
  const outcomes = await Promise.allSettled(quantities.map((quantity) => hold(holdCommand({ quantity }))))
  return { calls, most, outcomes }
}

describe('Holds that are sent together', () => {
  it.each(['25006', '53300', '57P01'])('are not tried one by one after a fault of all, %s', async (code) => {
    const { calls, outcomes } = await send([1, 1, 1], () => fault(code))
    expect(calls).toEqual([3])
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(StorageError) })
  })

  it.each(['55P03', '57014', '22021'])('are tried one by one after a fault of one, %s', async (code) => {
    const { calls, outcomes } = await send([1, 1, 1], ({ length }) => (length > 1 ? fault(code) : TOO_MANY))
    expect(calls).toEqual([3, 1, 1, 1])
    for (const outcome of outcomes) expect(outcome).toMatchObject({ value: TOO_MANY })
  })

  it('fail when they have to be done again each time', async () => {
    const { calls, outcomes } = await send([1], () => 'again')
    expect(calls.length).toBeLessThan(20)
    expect(outcomes).toMatchObject([{ reason: expect.any(StorageError) }])
  })

  it('have no more numbers in one transaction than a statement has the time for', async () => {
    const { calls } = await send([1_000, 1_000, 1_000, 1_000, 1, 9_000, 1], () => TOO_MANY)
    expect(calls).toEqual([4, 1, 1, 1])
    expect((await send(Array(150).fill(1), () => TOO_MANY)).calls).toEqual([128, 22])
  })

  it('are given up when they have waited for too long, and hold nothing then', async () => {
    let now = 0
    const { calls, outcomes } = await send(
      [1, 1],
      () => 'again',
      10,
      () => (now += 2_500),
    )
    expect(calls.length).toBeLessThan(4)
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(StorageError) })
  })

  it('leave connections to other methods', async () => {
    const alone = ({ length }: readonly HoldCommand[]) => (length > 1 ? fault('22021') : TOO_MANY)
    for (const [connections, most] of [
      [20, 4],
      [10, 4],
      [5, 2],
      [1, 1],
    ] as const) {
      expect((await send(Array(20).fill(1), alone, connections)).most).toBe(most)
    }
  })
})

async function turns(count: number) {
  for (let nth = 0; nth < count; nth += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe.each(HOLD_WAY_NAMES)('In the way %s', (way) => {
  it('a hold that comes late is done before the holds that a busy neighbour has waiting', async () => {
    const done: string[] = []
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const { hold } = holdQueues(
      async (commands, tried) => {
        // Each hold goes on until it comes to the way that is tested.
        if (tried !== way) return commands.map(() => 'again')
        await gate
        done.push(...commands.map(({ resource }) => resource))
        return commands.map(() => TOO_MANY)
      },
      { capacity: 10_000, connections: 10, steadyNow: () => 0 },
    )
    const busy = Array.from({ length: 1_000 }, () => hold(holdCommand({ resource: 'busy' })))
    await turns(50)
    const quiet = hold(holdCommand({ resource: 'quiet' }))
    await turns(50)
    open()
    await Promise.all([...busy, quiet])
    const { inFlight, together } = HOLD_WAYS[way]
    // The transactions under way when it came, and then one hold of the neighbour at most.
    expect(done.indexOf('quiet')).toBeLessThanOrEqual(inFlight * together + 1)
    expect(done).toHaveLength(1_001)
  })
})

it('an error that ends a connection is recognized by its code, or by its severity in English', () => {
  expect(['57P01', '25P03', '25P04', '08006'].map((code) => isLastWord(fault(code, 'FATALE')))).toEqual(
    Array(4).fill(true),
  )
  expect(isLastWord(fault('XX000', 'FATAL'))).toBe(true)
  expect(isLastWord(fault('XX000', 'PANIC'))).toBe(true)
  expect(isLastWord(fault('XX000'))).toBe(false)
  expect(isLastWord(fault('40001'))).toBe(false)
})
