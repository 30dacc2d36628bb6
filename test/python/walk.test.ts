import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { expectWalk, type Report } from './expect-walk.ts'
import { reportOf } from './report-of.ts'

const CLIENTS = ['sync', 'async'] as const
const CONNECTIONS = ['a key over HTTPS', 'a token over HTTPS', 'a key over HTTP'] as const
/** The versions that have every operation of the client, besides its own version, 2022-12-01. */
const NEWER_VERSIONS = ['2025-02-11', '2025-04-01', '2025-06-01']

let server: Server

beforeAll(async () => {
  server = await startServer()
})

afterAll(async () => {
  await server.stop()
})

describe.each(CLIENTS)('the official Python client 1.1.0b4, %s', (client) => {
  it.each(CONNECTIONS)('does everything it can with %s', async (connection) => {
    const report = await walk(client, connection, null)
    expect(report.called).toEqual(report.methods)
    expectWalk(report)
  })
})

describe('the official Python client 1.1.0b4', () => {
  it.each(NEWER_VERSIONS)('does everything it can in %s', async (apiVersion) => {
    expectWalk(await walk('sync', 'a key over HTTPS', apiVersion))
  })
})

function walk(client: 'sync' | 'async', connection: (typeof CONNECTIONS)[number], apiVersion: string | null) {
  return reportOf<Report>('walk.py', server, { client, connection, apiVersion })
}
