import { fileURLToPath } from 'node:url'
import { CARRIERS, CATALOG, DEFAULT_INVENTORY } from '../assets.ts'
import type { Carriers } from '../catalog/carriers.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { resolveConfig } from '../config/resolve-config.ts'
import { lazyJson } from '../files/lazy-json.ts'
import { createLogger } from '../logging/create-logger.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import { plantSeed } from '../seed/plant-seed.ts'
import type { SeedDocument } from '../seed/seed-document.ts'
import { startHoldline } from '../start-holdline.ts'
import { openMemoryStore } from '../storage/sqlite/open-memory-store.ts'
import { UsageError } from '../usage-error.ts'

/** The records that a resource of the live service usually has, so that there is something to read. */
const RECORDS: SeedDocument = {
  owned: [
    { country: 'US', numberType: 'tollFree' },
    { country: 'US', areaCode: '425' },
  ],
  reservations: [{ phoneNumbers: ['+14255550150'] }],
  sipRouting: [
    {
      trunks: { 'sbc.example.com': { sipSignalingPort: 5061 } },
      routes: [{ description: 'All calls', name: 'all', numberPattern: '^.*$', trunks: ['sbc.example.com'] }],
    },
  ],
}

/** A server of this process. */
export interface FreshHoldline {
  readonly endpoint: URL
  readonly key: string
  stop(): Promise<void>
}

/**
 * Starts a stand-in in memory, on a free port, whose resource owns a few numbers, and has a reservation and a SIP
 * configuration.
 */
export async function freshHoldline(): Promise<FreshHoldline> {
  const host = '127.0.0.1'
  const openStore = () => openMemoryStore({ stock: { file: fileURLToPath(DEFAULT_INVENTORY) } })
  const { addresses, stop } = await startHoldline({
    openStore,
    openSandboxStore: openStore,
    // The environment of the process is not asked: the server is for this comparison alone.
    config: resolveConfig({ document: {}, documentName: 'holdline compare', environment: {}, host }),
    isNew: true,
    plant: (inventory) =>
      plantSeed(inventory, { document: RECORDS, fault: (_, message) => new UsageError(message) }),
    logger: createLogger('silent'),
    host,
    httpPort: 0,
    loadCatalog: lazyJson<Catalog>(CATALOG),
    loadCarriers: lazyJson<Carriers>(CARRIERS),
    limits: { lingerMs: 0, stopTimeoutMs: 1_000 },
  })
  return { endpoint: new URL(addresses.http ?? ''), key: DEVELOPMENT_ACCESS_KEY, stop }
}
