import { describe, expect, it } from 'vitest'
import { replay } from '../../../src/numbering/replay/replay.ts'
import type { SipPatch } from '../../../src/sip-routing/sip-patch.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { openStore, START } from '../given.ts'

const EMPTY = { trunks: [], routes: [] }
const [A, B] = ['a.example.com', 'b.example.com']
const ROUTE = { name: 'all', numberPattern: '^.*$', trunks: [A] }

function change(store: InventoryStore, patch: SipPatch, resource = 'contoso') {
  return store.changeSipConfiguration({ resource, patch })
}

function trunks(ports: Readonly<Record<string, number | null>>): Pick<SipPatch, 'trunks'> {
  return {
    trunks: new Map(
      Object.entries(ports).map(([fqdn, port]) => [fqdn, port === null ? null : { sipSignalingPort: port }]),
    ),
  }
}

function trail(store: InventoryStore) {
  return store.audit({ after: 0, limit: 1_000 })
}

describe.each(STORE_KINDS)('A SIP configuration, $name', (kind) => {
  it('is empty at first, and each resource has its own', async () => {
    const store = await openStore(kind, 0)
    expect(await store.sipConfiguration('contoso')).toEqual(EMPTY)
    const configuration = { trunks: [{ fqdn: A, sipSignalingPort: 5061 }], routes: [] }
    expect(await change(store, trunks({ [A]: 5061 }))).toEqual({ kind: 'changed', configuration })
    expect(await store.sipConfiguration('contoso')).toEqual(configuration)
    expect(await store.sipConfiguration('fabrikam')).toEqual(EMPTY)
    expect(await change(store, trunks({ [B]: 1 }), 'fabrikam')).toMatchObject({
      configuration: { trunks: [{ fqdn: B }] },
    })
    expect(await store.sipConfiguration('contoso')).toEqual(configuration)
  })

  it('is in the audit trail with each change, and with nothing else', async () => {
    const store = await openStore(kind, 0)
    await change(store, { ...trunks({ [B]: 1, [A]: 2 }), routes: [ROUTE] })
    const before = await store.sipConfiguration('contoso')
    // Changes of nothing, and changes that are refused.
    for (const patch of [
      trunks({ [A]: 2, 'missing.example.com': null }),
      { routes: [ROUTE] },
      trunks({ [A]: null }),
      trunks({ [B]: 3, '-1': 1 }),
      {},
    ]) {
      await change(store, patch)
      expect(await store.sipConfiguration('contoso')).toEqual(before)
    }
    await change(store, { ...trunks({ [A]: 3, [B]: null }), routes: null })
    await change(store, trunks({ [B]: 4 }), 'fabrikam')
    const entries = await trail(store)
    const head = { at: START, command: 'changeSipConfiguration', sequence: expect.any(Number) }
    expect(entries).toEqual([
      {
        ...head,
        resource: 'contoso',
        change: {
          set: [
            { fqdn: B, sipSignalingPort: 1 },
            { fqdn: A, sipSignalingPort: 2 },
          ],
          removed: [],
          routes: [ROUTE],
        },
      },
      {
        ...head,
        resource: 'contoso',
        change: { set: [{ fqdn: A, sipSignalingPort: 3 }], removed: [B], routes: [] },
      },
      { ...head, resource: 'fabrikam', change: { set: [{ fqdn: B, sipSignalingPort: 4 }], removed: [] } },
    ])
    const { sip } = replay(entries)
    for (const resource of ['contoso', 'fabrikam']) {
      expect(await store.sipConfiguration(resource)).toEqual(sip.get(resource))
    }
  })

  it('keeps every character, also in the trail', async () => {
    const store = await openStore(kind, 0)
    const text = `"\\\u0000\n\u2028${String.fromCodePoint(0x1f600)}\ud800`
    const routes = [{ description: text, name: text, numberPattern: text, trunks: [] }]
    await change(store, { routes })
    expect(await store.sipConfiguration('contoso')).toEqual({ trunks: [], routes })
    expect(replay(await trail(store)).sip.get('contoso')).toEqual({ trunks: [], routes })
  })

  it('is changed by one change after the other, the first ones too', async () => {
    const store = await openStore(kind, 0)
    const fqdns = Array.from({ length: 30 }, (_, nth) => `t${nth}.example.com`)
    const answers = await Promise.all(fqdns.map((fqdn, nth) => change(store, trunks({ [fqdn]: nth + 1 }))))
    const { trunks: left } = await store.sipConfiguration('contoso')
    expect(left.map(({ fqdn }) => fqdn).sort()).toEqual([...fqdns].sort())
    const seen = answers.map((answer) => (answer.kind === 'changed' ? answer.configuration.trunks : []))
    seen.sort((one, other) => one.length - other.length)
    expect(seen).toEqual(fqdns.map((_, nth) => left.slice(0, nth + 1)))
    expect(replay(await trail(store)).sip.get('contoso')).toEqual({ trunks: left, routes: [] })
  })
})

describe.each(STORE_KINDS.filter(({ name }) => name !== 'PostgreSQL'))('A snapshot, $name', (kind) => {
  it('brings back the configurations of its time', async () => {
    const store = await openStore(kind, 0)
    await change(store, trunks({ [A]: 1 }))
    const before = await store.sipConfiguration('contoso')
    await store.snapshot('before')
    await change(store, trunks({ [A]: 2, [B]: 3 }))
    await change(store, trunks({ [B]: 3 }), 'fabrikam')
    await store.restore('before')
    expect(await store.sipConfiguration('contoso')).toEqual(before)
    expect(await store.sipConfiguration('fabrikam')).toEqual(EMPTY)
  })
})
