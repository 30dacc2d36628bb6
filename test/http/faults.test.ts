import { once } from 'node:events'
import { createServer } from 'node:http'
import { BlockList } from 'node:net'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { DenialLog } from '../../src/http/pipeline/denial-log.ts'
import { createMeters } from '../../src/metering/meters.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { stockedStore } from '../support/app.ts'
import { send } from '../support/client.ts'
import { checkAnswer } from './support/check-answer.ts'
import { NINE_OPERATIONS } from './support/nine-operations.ts'
import { at, recorded } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const SECRET = 'disk I/O error in /var/lib/inventory.sqlite'
const UNAVAILABLE = recorded('ServiceUnavailable', 'The inventory cannot be reached right now. Try again.')
const INTERNAL = recorded('InternalError', 'The server encountered an internal error.')

/** A store whose methods fail. */
async function failingStore(fail: () => Promise<never>): Promise<InventoryStore> {
  const store = await stockedStore()
  return {
    ...store,
    hold: fail,
    search: fail,
    purchase: fail,
    cancel: fail,
    operation: fail,
    ownedNumbers: fail,
    ownedNumber: fail,
    updateCapabilities: fail,
    release: fail,
    ping: fail,
  }
}

describe.each(NINE_OPERATIONS)('$operation', ({ method, path, body }) => {
  it('answers a fault of the storage with a 503 that says when to try again', async () => {
    const store = await failingStore(() => Promise.reject(new StorageError(SECRET)))
    const { contoso } = await startCheckedApp({ store })
    const reply = await contoso(method, at(path), { body })
    expect(reply).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
    expect(reply.json).toEqual(UNAVAILABLE)
  })

  it('answers any other fault with a 500 that reveals nothing', async () => {
    const store = await failingStore(() => {
      throw new TypeError(SECRET)
    })
    const { contoso } = await startCheckedApp({ store })
    const reply = await contoso(method, at(path), { body })
    expect(reply.status).toBe(500)
    expect(reply.json).toEqual(INTERNAL)
  })
})

describe('a fault', () => {
  it('of the authentication is a 500, whatever the request', async () => {
    const { control, contoso, register } = await startCheckedApp()
    const broken = () => Promise.reject(new Error(SECRET))
    const log = pino({ level: 'silent' })
    const app = createApp({
      systemNow: Date.now,
      replayWays: () => ({
        https: null,
        http: null,
        caFile: undefined,
        acceptsAnyToken: false,
        acceptsUnsigned: false,
      }),
      steadyNow: () => 0,
      register,
      control,
      origins: () => ({ http: null, https: null }),
      denials: new DenialLog({ log, trustedProxies: new BlockList(), showsSignedText: () => false }),
      authenticators: { resource: broken, operator: broken },
      strictApiVersion: false,
      meters: createMeters(),
      metricsArePublic: () => false,
      log,
    })
    const server = createServer(app('network')).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const address = server.address()
    const host = typeof address === 'object' ? `127.0.0.1:${address?.port}` : ''
    expect((await contoso('GET', at('/phoneNumbers'))).status).toBe(200)
    for (const target of [at('/phoneNumbers'), '/nowhere', '/phoneNumbers/%zz', '/_holdline/nothing']) {
      const reply = checkAnswer(await send(host, 'GET', target, Buffer.alloc(0), { host }))
      expect(reply.status).toBe(500)
      expect(reply.json).toEqual(INTERNAL)
    }
  })
})
