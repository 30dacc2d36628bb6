import { expect, it } from 'vitest'
import { readiness } from '../../src/http/system/readiness.ts'

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
    },
    () => now,
  )
  expect(await Promise.all([isReady(), isReady()])).toEqual([true, true])
  now = 999
  fault = new Error('The disk is full')
  expect(await isReady()).toBe(true)
  expect(pings).toBe(1)
  now = 1_000
  expect(await isReady()).toBe(false)
  fault = undefined
  now = 1_999
  expect(await isReady()).toBe(false)
  now = 2_000
  expect(await isReady()).toBe(true)
  expect(pings).toBe(3)
})
