import { expect, it } from 'vitest'
import { HoldlineHandle } from '../../src/library/holdline-handle.ts'
import { givenSandboxes } from '../support/given-sandboxes.ts'

/** The handle of a sandbox that lives for 100 milliseconds of a clock that the test moves. */
async function givenHandle() {
  const { sandboxes, create, clock, open } = givenSandboxes()
  const origins = { http: null, https: null }
  const replayWays = () => ({ ...origins, caFile: undefined, acceptsAnyToken: true, acceptsUnsigned: true })
  const facts = { origins, replayWays, sandboxes }
  const main = new HoldlineHandle(facts, await create({ name: 'main' }), async () => {})
  return { sandboxes, clock, open, main, sandbox: await main.sandbox({ name: 'one', ttl: 100 }) }
}

it('Each call of the handle of a sandbox counts as use for its time to live', async () => {
  const { sandboxes, clock, sandbox } = await givenHandle()
  const calls = [
    () => sandbox.clock.advance('16m'),
    () => sandbox.faults.list(),
    () => sandbox.stock.counts(),
    () => sandbox.requests.list(),
    () => sandbox.snapshots.take('now'),
    () => sandbox.leftovers(),
    () => sandbox.explain({ phoneNumber: '+14255550100' }),
    () => sandbox.reset(),
  ]
  for (const call of calls) {
    clock.now += 99
    await call()
  }
  clock.now += 99
  await sandboxes.closeIdle()
  expect(sandboxes.find('one')).toBeDefined()
  clock.now += 1
  for (const call of calls) await expect(call()).rejects.toThrow('The sandbox one has ended')
  await sandboxes.closeIdle()
  expect(sandboxes.find('one')).toBeUndefined()
})

it('The handle of a sandbox that has ended leaves the next one of its name alone', async () => {
  const { sandboxes, clock, main, open, sandbox } = await givenHandle()
  clock.now += 100
  const next = await main.sandbox({ name: 'one' })
  await sandbox.close()
  await expect(sandbox.clock.now()).rejects.toThrow('The sandbox one has ended')
  expect((await next.stock.counts()).total).toBe(0)
  await next.close()
  expect(sandboxes.list().map(({ name }) => name)).toEqual(['main'])
  expect(open.size).toBe(1)
})

it('The store of a sandbox stays open until the calls of its handle are answered', async () => {
  const { open, sandbox } = await givenHandle()
  const call = sandbox.stock.counts()
  await sandbox.close()
  expect((await call).total).toBe(0)
  expect(open.size).toBe(1)
})
