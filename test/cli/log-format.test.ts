import { expect, it } from 'vitest'
import { startServer } from '../support/server.ts'

it('the log of a server that is on no terminal is JSON and has no line for a request, unless readable lines are asked for', async () => {
  const logs = await Promise.all(
    [[], ['--log-format', 'pretty'], ['--log-format', 'json', '--log-level', 'info']].map(async (args) => {
      const server = await startServer({ args })
      await fetch(`${server.http}/_holdline/clock`)
      await server.stop()
      return server.stderr()
    }),
  )
  expect(logs[0]).toBe('')
  expect(logs[1]).toMatch(/^\d\d:\d\d:\d\d GET \/_holdline\/clock 200 \d+ ms operator \(unsigned\)$/m)
  expect(JSON.parse(logs[2]?.split('\n').find((line) => line.includes('clock')) ?? '')).toMatchObject({
    msg: 'request',
  })
})
