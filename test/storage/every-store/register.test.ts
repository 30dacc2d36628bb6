import { describe, expect, it } from 'vitest'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { BY_TEST } from '../../support/by-test.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { holdCommand, openStore } from '../given.ts'
import { numbers, reserve } from '../given-reservation.ts'

const change = (store: InventoryStore, version: number, documents: Record<string, object | null>) =>
  store.changeRegister({ version, documents: new Map(Object.entries(documents)), ...BY_TEST })

describe.each(STORE_KINDS)('The register, $name', (kind) => {
  it('is empty at first', async () => {
    const store = await openStore(kind)
    expect(await store.register()).toEqual({ version: 0, documents: new Map() })
    expect(await store.register(0)).toBeUndefined()
  })

  it('has the documents that were put and not removed, under a version that differs after each change', async () => {
    const store = await openStore(kind)
    expect(await change(store, 0, { a: { amount: 0.25 }, b: { list: ['é', null] } })).toEqual({
      kind: 'changed',
      version: 1,
    })
    expect(await change(store, 1, { a: null, c: {} })).toEqual({ kind: 'changed', version: 2 })
    const documents = new Map<string, object>([
      ['b', { list: ['é', null] }],
      ['c', {}],
    ])
    expect(await store.register(1)).toEqual({ version: 2, documents })
    expect(await store.register(2)).toBeUndefined()
    expect(await change(store, 2, { b: null, c: null })).toEqual({ kind: 'changed', version: 3 })
    expect(await store.register()).toEqual({ version: 3, documents: new Map() })
  })

  it('is not changed by a command that was decided under another version', async () => {
    const store = await openStore(kind)
    await change(store, 0, { a: { by: 'one' } })
    expect(await change(store, 0, { a: { by: 'other' }, b: {} })).toEqual({ kind: 'outdated' })
    expect(await store.register()).toEqual({ version: 1, documents: new Map([['a', { by: 'one' }]]) })
  })

  it('lets a command hold only under its own version', async () => {
    const store = await openStore(kind)
    expect(await store.hold(holdCommand({ registerVersion: 0 }))).toMatchObject({ kind: 'held' })
    await change(store, 0, { a: {} })
    const command = holdCommand({ registerVersion: 0 })
    const others = [holdCommand({ registerVersion: 1 }), holdCommand()]
    const answers = await Promise.all([command, ...others].map((each) => store.hold(each)))
    expect(answers.map((answer) => answer.kind)).toEqual(['outdated', 'held', 'held'])
    expect(await store.search('contoso', command.searchId)).toBeUndefined()
    expect(await reserve(store, { add: numbers(9), registerVersion: 0 })).toEqual({ kind: 'outdated' })
    expect(await store.count()).toMatchObject({ busy: 3 })
    expect(await reserve(store, { add: numbers(9), registerVersion: 1 })).toMatchObject({ kind: 'reserved' })
  })
})
