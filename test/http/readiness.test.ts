import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { readiness } from '../../src/http/own/public/readiness.ts'

const SCHEMA = { present: 'a-migration', needed: 'another-migration' }

/** The time limits that were set on answers; a limit passes when the test calls its function. */
const limits: { ms: number; pass: () => void }[] = []

vi.mock('node:timers/promises', async (original) => ({
  ...(await original<typeof import('node:timers/promises')>()),
  setTimeout: (ms: number, value: unknown) =>
    new Promise((resolve) => limits.push({ ms, pass: () => resolve(value) })),
}))

describe('readiness', () => {
  it('asks the store at most once a second, and tells of a fault and of its end', async () => {
    let now = 0
    let pings = 0
    let fault: Error | undefined
    const isReady = readiness(
      {
        async ping() {
          pings += 1
          if (fault !== undefined) throw fault
        },
        schema: async () => SCHEMA,
      },
      () => now,
    )
    expect(await Promise.all([isReady(), isReady()])).toEqual([SCHEMA, SCHEMA])
    now = 999
    fault = new Error('The disk is full')
    expect(await isReady()).toEqual(SCHEMA)
    expect(pings).toBe(1)
    now = 1_000
    expect(await isReady()).toBeUndefined()
    fault = undefined
    now = 1_999
    expect(await isReady()).toBeUndefined()
    now = 2_000
    expect(await isReady()).toEqual(SCHEMA)
    expect(pings).toBe(3)
  })

  it('is not there for a store that has not answered for five seconds, and the store is not pinged again meanwhile', async () => {
    let now = 0
    const answers: (() => void)[] = []
    const ping = vi.fn(() => new Promise<void>((resolve) => answers.push(resolve)))
    const isReady = readiness({ ping, schema: async () => SCHEMA }, () => now)
    const asked = isReady()
    const limit = limits.at(-1)
    expect(limit?.ms).toBe(5_000)
    limit?.pass()
    expect(await asked).toBeUndefined()
    now = 60_000
    expect(await isReady()).toBeUndefined()
    expect(ping).toHaveBeenCalledTimes(1)
    answers[0]?.()
    await turn()
    const again = isReady()
    expect(ping).toHaveBeenCalledTimes(2)
    answers[1]?.()
    expect(await again).toEqual(SCHEMA)
  })
})
