import { describe, expect, it } from 'vitest'
import { startServer } from '../support/server.ts'
import { startOver } from '../support/start-over.ts'
import { STORE_NAMES } from '../support/store-names.ts'
import { type PythonConnection, reportOf } from './report-of.ts'

interface Report {
  readonly steps: Readonly<Record<string, unknown>>
  readonly methods: readonly string[]
  readonly called: readonly string[]
}

const FIRST = { fqdn: 'b.example.com', sip_signaling_port: 8239 }
const SECOND = { fqdn: 'a.example.com', sip_signaling_port: 7348 }
const PATTERN = '^+[1-9][0-9]{3,23}$'
const ROUTES = [
  { description: 'the first', name: 'z', number_pattern: PATTERN, trunks: [FIRST.fqdn] },
  { name: 'a', number_pattern: PATTERN, trunks: [] },
]
const refused = (status: number) => ({
  error: 'HttpResponseError',
  status,
  code: 'UnprocessableConfiguration',
  message: 'One or more request inputs are not valid.',
})

function expectWalk({ steps, methods, called }: Report): void {
  expect(called).toEqual(methods)
  expect(steps).toEqual({
    'list no trunks': [],
    'set trunk': null,
    'get trunk': FIRST,
    'set trunks': null,
    'list trunks': [FIRST, SECOND],
    'set routes': null,
    'list routes': ROUTES,
    'delete a used trunk': refused(422),
    'set a wrong name': refused(422),
    'set a wrong port': refused(422),
    'set a route without a name': refused(422),
    'set a route without a pattern': refused(422),
    'set a route twice': refused(400),
    'set a trunk twice': refused(400),
    'set a missing trunk': refused(422),
    'list the same routes': ROUTES,
    'set no routes': null,
    'delete trunk': null,
    'delete it again': null,
    'get the deleted trunk': null,
    'list the other trunk': [SECOND],
  })
}

describe('the official Python client 1.1.0b4 for SIP routing', () => {
  it.each(STORE_NAMES)('does everything it can with a key, over %s', async (store) => {
    const server = await startOver(store)
    for (const client of ['sync', 'async'] as const) {
      const connection: PythonConnection = { client, connection: 'a key over HTTPS', apiVersion: null }
      expectWalk(await reportOf<Report>('sip_routing.py', server, connection))
    }
  })

  it('does everything it can on a stand-in, also in the newer version', async () => {
    const server = await startServer()
    try {
      for (const client of ['sync', 'async'] as const) {
        for (const connection of ['a token over HTTPS', 'a key over HTTP'] as const) {
          const by: PythonConnection = { client, connection, apiVersion: null }
          expectWalk(await reportOf<Report>('sip_routing.py', server, by))
        }
      }
      const newer = { client: 'sync', connection: 'a key over HTTPS', apiVersion: '2023-03-01' } as const
      expectWalk(await reportOf<Report>('sip_routing.py', server, newer))
    } finally {
      await server.stop()
    }
  })
})
