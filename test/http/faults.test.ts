import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { StorageError } from '../../src/storage/port/store.ts'
import { stockedStore } from '../support/app.ts'
import { fixedRegister } from '../support/fixed-register.ts'
import { expectErrorShape } from './support/check-answer.ts'
import { NINE_OPERATIONS } from './support/nine-operations.ts'
import { at, recorded } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const SECRET = 'disk I/O error in /var/lib/inventory.sqlite'
const UNAVAILABLE = recorded('ServiceUnavailable', 'The inventory cannot be reached right now. Try again.')
const INTERNAL = recorded('InternalError', 'The server encountered an internal error.')

/** A store of which everything that a request needs fails. */
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

  it('answers any other fault with a 500 that gives nothing away', async () => {
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
  it('of the authentication is a 500, for whatever was asked', async () => {
    const store = await stockedStore()
    const app = await createApp({
      store,
      register: fixedRegister(),
      loadCatalog: () => Promise.reject(new Error(SECRET)),
      loadCarriers: () => Promise.reject(new Error(SECRET)),
      newGuid: () => '',
      authenticate: () => Promise.reject(new Error(SECRET)),
      strictApiVersion: false,
      logger: pino({ level: 'silent' }),
    })
    for (const url of [at('/phoneNumbers'), '/nowhere', '/phoneNumbers/%zz']) {
      const reply = await app.inject({ method: 'GET', url })
      expect(reply.statusCode).toBe(500)
      expectErrorShape(reply.json())
      expect(reply.json()).toEqual(INTERNAL)
    }
    await app.close()
    await store.close()
  })
})
