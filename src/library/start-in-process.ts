import { v7 } from 'uuid'
import { CARRIERS, CATALOG, CONSOLE } from '../assets.ts'
import type { Carriers } from '../catalog/carriers.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { trustUnder } from '../config/trust-under.ts'
import { lazyJson } from '../files/lazy-json.ts'
import type { Inventory } from '../inventory/inventory.ts'
import { openConsole } from '../start-holdline/open-console.ts'
import { replayWays } from '../start-holdline/replay-ways.ts'
import { withOfferings } from '../start-holdline/with-offerings.ts'
import { startHoldline as startServer } from '../start-holdline.ts'
import { openMemoryStore } from '../storage/sqlite/open-memory-store.ts'
import { checkOptions } from './check-options.ts'
import { firstStock } from './first-stock.ts'
import type { Holdline } from './holdline.ts'
import { HoldlineHandle } from './holdline-handle.ts'
import { lateTls } from './late-tls.ts'
import { loadDefaultStock } from './load-default-stock.ts'
import { openFirst } from './open-first.ts'
import { openLog } from './open-log.ts'
import { readSeedOption } from './read-seed-option.ts'
import { HOST, resolveLibraryConfig } from './resolve-library-config.ts'
import type { StartOptions } from './start-options.ts'

const loadCatalog = lazyJson<Catalog>(CATALOG)
const loadCarriers = lazyJson<Carriers>(CARRIERS)

/** The clients are in the same process: none is slow to read its last answer, and none waits for a stuck request. */
const LIMITS = { lingerMs: 0, stopTimeoutMs: 1_000 }

/** See `startHoldline`. */
export async function startInProcess(options: StartOptions): Promise<Holdline> {
  checkOptions(options)
  const { httpPort = 0, httpsPort = 0, data, strictApiVersion = false, logLevel = 'silent' } = options
  const seed = options.seed === undefined ? undefined : await readSeedOption(options.seed, 'startHoldline')
  const config = withOfferings(await resolveLibraryConfig(options.config), seed?.document ?? {})
  const stock = await firstStock(options.stock, seed)
  const plant =
    seed &&
    (async (inventory: Inventory) => {
      const { plantSeed } = await import('../seed/plant-seed.ts')
      await plantSeed(inventory, seed)
    })
  const shared = { loadCatalog, loadCarriers, newGuid: () => v7() }
  const logger = await openLog(logLevel)
  const server = await startServer({
    openStore: () => openFirst({ data, stock, plant, shared, config, log: logger }),
    openSandboxStore: (wanted) => openMemoryStore({ stock: wanted === 'default' ? stock : wanted }),
    loadDefaultStock,
    ...(plant && { plant, isNew: data === undefined }),
    firstFaults: seed?.document.faults ?? [],
    config,
    logger,
    host: HOST,
    httpPort,
    httpsPort,
    lateTls: lateTls(config.resources.flatMap(({ hosts }) => hosts)),
    ...shared,
    consoleFiles: openConsole(CONSOLE),
    strictApiVersion,
    limits: LIMITS,
  })
  const { addresses, control, register } = server
  const { main, sandboxes } = control
  const ways = () =>
    replayWays({ trust: trustUnder(config, register.directory.resources), addresses, authority: {} })
  const facts = { origins: addresses, replayWays: ways, sandboxes }
  return new HoldlineHandle(facts, main, () => server.stop())
}
