import { pino } from 'pino'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { startHoldline } from '../../src/start-holdline.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { verified } from '../../test/storage/verified.ts'
import { type ArenaServer, connectClients, keyOf, RESOURCES } from './arena.ts'

export interface ClockedOptions {
  readonly name: string
  readonly openStore: () => Promise<InventoryStore>
  /** Called when the server has stopped. */
  readonly end: () => Promise<void> | void
}

/** The server in this process, over a store whose clock stands still until it is moved. */
export async function openClockedArena({ name, openStore, end }: ClockedOptions): Promise<ArenaServer> {
  const host = '127.0.0.1'
  const resources = RESOURCES.map((name) => ({ name, accessKeys: [keyOf(name)] }))
  const document = { resources, maxRequestsPerSecond: 0 }
  const config = resolveConfig({ document, documentName: 'The races', environment: {}, host })
  const notAsked = () => Promise.reject(new Error('Nobody races for it'))
  const holdline = await startHoldline({
    openStore,
    openSandboxStore: openStore,
    config,
    logger: pino({ level: 'silent' }),
    host,
    httpPort: 0,
    loadCatalog: notAsked,
    loadCarriers: notAsked,
  })
  const { store } = holdline.inventory
  await store.setClock({ mode: 'frozen' })
  let at = await store.now()
  const clients = connectClients(holdline.addresses.http ?? '')

  return {
    name,
    clients,
    async expire() {
      at += config.policy.holdMs
      await store.setClock({ mode: 'frozen', at })
    },
    count: () => store.count(),
    verify: () => verified(store),
    async close() {
      clients.close()
      await holdline.stop()
      await end()
    },
  }
}
