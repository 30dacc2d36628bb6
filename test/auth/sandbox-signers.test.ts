import { describe, expect, it, onTestFinished } from 'vitest'
import type { Sandbox } from '../../src/control/sandboxes/sandbox.ts'
import { sandboxKeys } from '../../src/http/auth/sandbox-keys.ts'
import { SandboxSigners } from '../../src/http/auth/sandbox-signers.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { givenSandboxes } from '../support/given-sandboxes.ts'
import type { SignableRequest } from '../support/sign.ts'
import { keyNamed, NOW, signedRequest } from './given.ts'

/** So many sandboxes, and who is found to have signed a request. */
async function given(count: number) {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  // A thousand stores, or their starts, would take seconds. The end of a sandbox leaves the store that all share.
  const shared: InventoryStore = {
    ...store,
    close: async () => {},
    snapshot: async () => ({ kind: 'unsupported' }),
  }
  const made = givenSandboxes({ limit: count, openStore: async () => shared })
  const sandboxes: Sandbox[] = []
  for (let nth = 0; nth < count; nth += 1) sandboxes.push(await made.create({ name: `sandbox-${nth}` }))
  const signers = new SandboxSigners({
    sandboxes: made.sandboxes,
    keysOf: sandboxKeys(),
    systemNow: () => NOW,
    steadyNow: () => made.clock.now,
  })
  const signed = (accessKey = '', connection = {}, more: Partial<SignableRequest> = {}) => ({
    ...signedRequest({ ...more, accessKey }),
    connection,
  })
  /** As the requests of one connection are served. */
  const find = (accessKey = '', connection = {}, more: Partial<SignableRequest> = {}) => {
    const request = signed(accessKey, connection, more)
    return (signers.recall(request) ?? signers.search(request))?.sandbox
  }
  const keys = sandboxes.map(({ accessKey }) => accessKey)
  return { ...made, signers, signed, find, keys }
}

describe('The signer of a request without the name of a sandbox', () => {
  it('is found by its key, in each form in which clients sign', async () => {
    const { find, keys } = await given(20)
    for (const nth of [0, 7, 19]) expect(find(keys[nth])).toBe(`sandbox-${nth}`)
    for (const form of ['js', 'python-http', 'python-async', 'path-encoded'] as const) {
      const target =
        '/availablePhoneNumbers/countries/US/:search?locality=Coeur%20d%27Alene&api-version=2025-06-01'
      expect(find(keys[3], {}, { form, target })).toBe('sandbox-3')
    }
    expect(find(keyNamed('nobody'))).toBeUndefined()
  })

  it('is nobody where the request has a token or nothing', async () => {
    const { signers, signed, keys } = await given(2)
    for (const authorization of [undefined, `Bearer ${keys[0]}`, 'HMAC-SHA256', 'HMAC-SHA256 Signature=a']) {
      const request = signed(keys[0])
      expect(signers.search({ ...request, headers: { ...request.headers, authorization } })).toBeUndefined()
    }
  })

  it('is remembered with the connection, on which another sandbox may sign the next request', async () => {
    const { signers, signed, find, keys } = await given(3)
    const connection = {}
    expect(signers.recall(signed(keys[0], connection))).toBeUndefined()
    expect(find(keys[0], connection)).toBe('sandbox-0')
    expect(signers.recall(signed(keys[0], connection))).toMatchObject({ sandbox: 'sandbox-0' })
    expect(signers.recall(signed(keys[1], connection))).toBeUndefined()
    expect(find(keys[1], connection)).toBe('sandbox-1')
    expect(signers.recall(signed(keys[1], connection))).toMatchObject({ sandbox: 'sandbox-1' })
    expect(signers.recall(signed(keys[1], {}))).toBeUndefined()
  })

  it('is known at once where the client names its sandbox, before its connection is known', async () => {
    const { signers, signed, sandboxes, keys } = await given(3)
    const as = (userAgent: string, key = keys[1]) => {
      const request = signed(key)
      return signers.recall({ ...request, headers: { ...request.headers, 'user-agent': userAgent } })
    }
    for (const userAgent of ['sandbox-1', 'sandbox-1 azsdk-js-communication-phone-numbers/1.5.0 Node/20']) {
      expect(as(userAgent)).toMatchObject({ sandbox: 'sandbox-1' })
    }
    for (const userAgent of ['', 'sandbox-0', 'azsdk sandbox-1', 'sandbox-1/2', 'nobody']) {
      expect(as(userAgent)).toBeUndefined()
    }
    // The name lets nobody in: the key of another sandbox signs for that sandbox.
    expect(as('sandbox-1', keys[0])).toBeUndefined()
    expect(as('sandbox-1', keyNamed('nobody'))).toBeUndefined()
    await sandboxes.close('sandbox-1')
    expect(as('sandbox-1')).toBeUndefined()
  })

  it('is nobody when its sandbox has ended, also on its connection and under the same name', async () => {
    const { sandboxes, create, find, keys } = await given(3)
    const connection = {}
    expect(find(keys[0], connection)).toBe('sandbox-0')
    await sandboxes.close('sandbox-0')
    expect(find(keys[0], connection)).toBeUndefined()
    const { accessKey } = await create({ name: 'sandbox-0' })
    expect(find(keys[0], connection)).toBeUndefined()
    expect(find(accessKey, connection)).toBe('sandbox-0')
  })

  it('is sought in vain for a bounded time, during which the last signers and those of connections are found', async () => {
    const { find, keys, clock } = await given(1_000)
    const connection = {}
    expect(find(keys[0], connection)).toBe('sandbox-0')
    for (let nth = 1; nth <= 8; nth += 1) expect(find(keys[nth])).toBe(`sandbox-${nth}`)
    for (let nth = 0; nth < 50; nth += 1) expect(find(keyNamed('nobody'))).toBeUndefined()
    expect(find(keys[500])).toBeUndefined()
    expect(find(keys[0], connection)).toBe('sandbox-0')
    expect(find(keys[8])).toBe('sandbox-8')
    clock.now += 1_000
    expect(find(keys[500])).toBe('sandbox-500')
  })

  it('costs nothing of that time where it is found', async () => {
    const { find, keys } = await given(200)
    for (let round = 0; round < 3; round += 1) {
      for (const [nth, key] of keys.entries()) expect(find(key)).toBe(`sandbox-${nth}`)
    }
  })
})
