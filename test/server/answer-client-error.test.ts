import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { answerClientError } from '../../src/server/answer-client-error.ts'
import { DEFAULT_LIMITS } from '../../src/server/server-limits.ts'

const fault = (code: string) => Object.assign(new Error('of the connection'), { code })

it('answers 408 to a request that did not arrive in time', async () => {
  const socket = new PassThrough()
  answerClientError(fault('ERR_HTTP_REQUEST_TIMEOUT'), socket, DEFAULT_LIMITS)
  const answer = String(await socket.toArray().then((chunks) => Buffer.concat(chunks)))
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
  expect(answer).toContain('"code":"RequestTimeout"')
})

it('sends nothing to a client that has gone away', () => {
  const socket = new PassThrough()
  answerClientError(fault('ECONNRESET'), socket, DEFAULT_LIMITS)
  expect(socket.destroyed).toBe(true)
  expect(socket.read()).toBeNull()
})
