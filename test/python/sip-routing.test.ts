import { describe, it } from 'vitest'
import { startServer } from '../support/server.ts'
import { startOver } from '../support/start-over.ts'
import { STORE_NAMES } from '../support/store-names.ts'
import { expectSipWalk, type SipReport } from './expect-sip-walk.ts'
import { type PythonConnection, reportOf } from './report-of.ts'

describe('the official Python client 1.1.0b4 for SIP routing', () => {
  it.each(STORE_NAMES)('does everything it can with a key, over %s', async (store) => {
    const server = await startOver(store)
    for (const client of ['sync', 'async'] as const) {
      const connection: PythonConnection = { client, connection: 'a key over HTTPS', apiVersion: null }
      expectSipWalk(await reportOf<SipReport>('sip_routing.py', server, connection))
    }
  })

  it('does everything it can on a stand-in, also in the newer version', async () => {
    const server = await startServer()
    try {
      for (const client of ['sync', 'async'] as const) {
        for (const connection of ['a token over HTTPS', 'a key over HTTP'] as const) {
          const by: PythonConnection = { client, connection, apiVersion: null }
          expectSipWalk(await reportOf<SipReport>('sip_routing.py', server, by))
        }
      }
      const newer = { client: 'sync', connection: 'a key over HTTPS', apiVersion: '2023-03-01' } as const
      expectSipWalk(await reportOf<SipReport>('sip_routing.py', server, newer))
    } finally {
      await server.stop()
    }
  })
})
