import { SipRoutingClient } from '@azure/communication-phone-numbers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { startOver } from '../support/start-over.ts'
import { STORE_NAMES } from '../support/store-names.ts'
import { connectSip } from './support/connect-sip.ts'
import { CONNECTIONS } from './support/connection.ts'
import { walkSip } from './support/walk-sip.ts'

/** The public methods of a client; the others are private in its types. */
const METHODS = ['deleteTrunk', 'getTrunk', 'listRoutes', 'listTrunks', 'setRoutes', 'setTrunk', 'setTrunks']

describe.each(STORE_NAMES)('The official client for SIP routing, over %s', (store) => {
  it('does everything that it can, with a key', async () => {
    const server = await startOver(store)
    const client = connectSip(server)
    const called = new Set<string>()
    const noting = new Proxy(client, {
      get(target, name, receiver) {
        called.add(String(name))
        return Reflect.get(target, name, receiver)
      },
    })
    await walkSip(noting)
    const { prototype } = SipRoutingClient
    const all = Object.getOwnPropertyNames(prototype).filter(
      (name) => !/^constructor$|Internal|Paging/.test(name),
    )
    expect(all.sort()).toEqual(METHODS)
    expect([...called]).toEqual(expect.arrayContaining(METHODS))
  })
})

describe('The official client for SIP routing, on a stand-in', () => {
  it.each(CONNECTIONS)('does everything that it can with %s', async (connection) => {
    const server = await startServer()
    onTestFinished(async () => {
      await server.stop()
    })
    await walkSip(connectSip(server, connection))
  })
})
