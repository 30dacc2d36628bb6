import type { Sandbox } from '../../src/control/sandboxes/sandbox.ts'
import { type NewSandbox, Sandboxes } from '../../src/control/sandboxes/sandboxes.ts'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { SentSearches } from '../../src/inventory/sent-searches.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { fixedRegister } from './fixed-register.ts'

const notAsked = () => Promise.reject(new Error('Nobody asks'))

/** Sandboxes with a clock that the test moves, and the stores that are open. */
export function givenSandboxes({ limit = 10, openStore = () => openMemoryStore() } = {}) {
  const clock = { now: 1_000 }
  const open = new Set<Inventory['store']>()
  let secrets = 0
  const sandboxes = new Sandboxes({
    limit: () => limit,
    steadyNow: () => clock.now,
    newSecret: (bytes) => {
      secrets += 1
      return Buffer.alloc(bytes, `${secrets} is a secret`).toString('base64')
    },
    async open(accessKey) {
      const store = await openStore()
      open.add(store)
      const register = fixedRegister({ accessKey })
      const sentSearches = new SentSearches()
      return {
        inventory: {
          store,
          register,
          sentSearches,
          loadCatalog: notAsked,
          loadCarriers: notAsked,
          newGuid: () => '',
          isAlone: async () => true,
        },
        async close() {
          await store.close()
          open.delete(store)
        },
      }
    },
  })
  async function create(wanted: NewSandbox = {}): Promise<Sandbox> {
    const creation = await sandboxes.create(wanted)
    if (creation.kind !== 'created') throw new Error(creation.kind)
    return creation.sandbox
  }
  return { sandboxes, create, clock, open }
}
