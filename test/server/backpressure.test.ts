import { expect, it, onTestFinished } from 'vitest'
import { callQueue } from '../../src/storage/call-queue.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { storeOver } from '../../src/storage/sqlite/store-over.ts'
import { startApp } from '../support/app.ts'

it('a request is refused at once, with a time for the retry, when too many requests wait for the disk', async () => {
  let disk = () => {}
  const slow = new Promise<void>((resolve) => {
    disk = resolve
  })
  let begun = () => {}
  const first = new Promise<void>((resolve) => {
    begun = resolve
  })
  const queue = callQueue<unknown, unknown>({
    async run(calls) {
      begun()
      await slow
      return calls.map(() => ({ done: true, value: undefined }))
    },
    batchesInFlight: 1,
    capacity: 2,
  })
  // The server reads the register and keeps its start state when it starts, and this disk would not answer.
  const memory = await openMemoryStore()
  onTestFinished(() => memory.close())
  const { register, leftovers, snapshot } = memory
  const store = { ...storeOver(queue.execute, queue.idle), register, leftovers, snapshot }
  const { contoso } = await startApp({ store })
  const ask = () => contoso('GET', '/phoneNumbers/%2B14255550100?api-version=2025-02-11')

  const early = ask()
  await first
  const late = [ask(), ask(), ask(), ask(), ask()]
  const refused: Awaited<ReturnType<typeof ask>>[] = []
  await new Promise<void>((resolve) => {
    for (const asking of late) {
      void asking.then((reply) => {
        if (refused.push(reply) === 3) resolve()
      })
    }
  })
  for (const { status, headers, json } of refused) {
    expect(status).toBe(503)
    expect(headers['retry-after']).toBe('1')
    expect(json).toEqual({ error: { code: 'ServiceUnavailable', message: expect.stringMatching(/\.$/) } })
  }
  disk()
  const statuses = await Promise.all([early, ...late].map(async (asking) => (await asking).status))
  expect(statuses.sort()).toEqual([404, 404, 404, 503, 503, 503])
})
