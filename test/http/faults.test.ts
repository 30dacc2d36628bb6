import { describe, expect, it } from 'vitest'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { stockedStore } from '../support/app.ts'
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
    const { contoso } = await startCheckedApp({ authenticate: () => Promise.reject(new Error(SECRET)) })
    for (const target of [at('/phoneNumbers'), '/nowhere', '/phoneNumbers/%zz']) {
      const reply = await contoso('GET', target)
      expect(reply.status).toBe(500)
      expect(reply.json).toEqual(INTERNAL)
    }
  })
})
