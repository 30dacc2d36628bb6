import type { SipPatch } from '../../src/sip-routing/sip-patch.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'

const FIRST = 'sbc.contoso.com'
const SECOND = 'spare.contoso.com'

/** Gives contoso a SIP configuration by several changes: two trunks and a route to the first one. */
export async function fillSip(store: InventoryStore) {
  const port = (sipSignalingPort: number) => ({ sipSignalingPort })
  const patches: readonly SipPatch[] = [
    { trunks: new Map([FIRST, SECOND, 'old.contoso.com'].map((fqdn) => [fqdn, port(5060)])) },
    { routes: [{ name: 'all', numberPattern: '.*', trunks: [FIRST, SECOND] }] },
    {
      trunks: new Map([[SECOND, port(5061)]]),
      routes: [{ name: 'all', numberPattern: '.*', trunks: [FIRST] }],
    },
    {
      trunks: new Map([
        [SECOND, port(5062)],
        ['old.contoso.com', null],
      ]),
    },
  ]
  for (const patch of patches) {
    const { kind } = await store.changeSipConfiguration({ resource: 'contoso', patch })
    if (kind !== 'changed') throw new Error('The SIP configuration was not changed')
  }
  return { first: FIRST, second: SECOND }
}
