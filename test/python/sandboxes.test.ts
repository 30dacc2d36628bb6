import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSandbox } from '../support/make-sandbox.ts'
import { type Server, startServer } from '../support/server.ts'
import { expectWalk, type Report } from './expect-walk.ts'
import { type PythonConnection, reportOf } from './report-of.ts'

let server: Server

beforeAll(async () => {
  server = await startServer()
})

afterAll(async () => {
  await server.stop()
})

describe.each(['sync', 'async'] as const)(
  'the official Python client 1.1.0b4, %s, in a sandbox',
  (client) => {
    const walk = (connection: PythonConnection['connection'], address: Partial<Server>) =>
      reportOf<Report>('walk.py', { ...server, ...address }, { client, connection, apiVersion: null })

    it.each(['a key over HTTPS', 'a token over HTTPS', 'a key over HTTP'] as const)(
      'does all that it can do elsewhere, named by its path, with %s',
      async (connection) => {
        const made = await makeSandbox(server)
        const connectionString = made.connectionString.replace(`${server.https}/`, `${made.https}/`)
        expect(connectionString).toContain(made.name)
        expectWalk(await walk(connection, { ...made, connectionString }))
        await expectUntouched()
      },
    )

    it.each(['a key over HTTPS', 'a key over HTTP'] as const)(
      'does all that it can do elsewhere, named by its key, with %s',
      async (connection) => {
        const { connectionString } = await makeSandbox(server)
        expectWalk(await walk(connection, { connectionString }))
        await expectUntouched()
      },
    )
  },
)

/** The main inventory has no number that is held, as each walk leaves one. */
async function expectUntouched(): Promise<void> {
  const answer = await fetch(`${server.http}/_holdline/stock`)
  const { total, free } = (await answer.json()) as { total: number; free: number }
  expect(free).toBe(total)
}
