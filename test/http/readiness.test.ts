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

/** The log of a server, as pairs of facts and message. */
function collectWarnings() {
  const warnings: [facts: object, message: string][] = []
  return { warnings, log: { warn: (facts: object, message: string) => void warnings.push([facts, message]) } }
}

describe('readiness', () => {
  it('asks the store at most once a second, and tells of a fault and of its end', async () => {
    let now = 0
    let pings = 0
    let fault: Error | undefined
    const { warnings, log } = collectWarnings()
    const isReady = readiness(
      {
        async ping() {
          pings += 1
          if (fault !== undefined) throw fault
        },
        schema: async () => SCHEMA,
      },
      () => now,
      log,
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
    expect(warnings).toEqual([
      [{ reason: 'The disk is full' }, 'The server is not ready'],
      [{}, 'The server is ready again'],
    ])
  })

  it('logs each new reason once, also one that the schema gives', async () => {
    let now = 0
    const reasons = ['The file was deleted', 'The file was deleted', 'The disk is full']
    const { warnings, log } = collectWarnings()
    const schema = () => Promise.reject(new Error(reasons.shift() ?? ''))
    const isReady = readiness({ ping: async () => {}, schema }, () => now, log)
    for (; now < 3_000; now += 1_000) expect(await isReady()).toBeUndefined()
    expect(warnings).toEqual([
      [{ reason: 'The file was deleted' }, 'The server is not ready'],
      [{ reason: 'The disk is full' }, 'The server is not ready'],
    ])
  })

  it('is not there for a store that has not answered for five seconds, and the store is not pinged again meanwhile', async () => {
    let now = 0
    const answers: (() => void)[] = []
    const ping = vi.fn(() => new Promise<void>((resolve) => answers.push(resolve)))
    const { warnings, log } = collectWarnings()
    const isReady = readiness({ ping, schema: async () => SCHEMA }, () => now, log)
    const asked = isReady()
    const limit = limits.at(-1)
    expect(limit?.ms).toBe(5_000)
    limit?.pass()
    expect(await asked).toBeUndefined()
    const reason = 'The inventory has not answered for 5 seconds'
    expect(warnings).toEqual([[{ reason }, 'The server is not ready']])
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
