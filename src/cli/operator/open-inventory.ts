import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CARRIERS, CATALOG } from '../../assets.ts'
import type { Carriers } from '../../catalog/carriers.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import { lazyJson } from '../../files/lazy-json.ts'
import { createLogger } from '../../logging/create-logger.ts'
import { startHoldline } from '../../start-holdline.ts'
import { UsageError } from '../../usage-error.ts'
import type { ClosedPlace } from '../inventory-place.ts'
import { openStoreAt } from '../open-store-at.ts'
import { commandConfig } from './command-config.ts'
import { noteRefusals } from './note-refusals.ts'
import type { OperatorOptions } from './operator-options.ts'

/** An inventory that the command itself has open, with a server for this process alone. */
export interface OpenedInventory {
  /** The server's Unix socket, which no other user can open. */
  readonly socket: string
  /** Why a call of the store has failed since this was asked last, if the cause lies outside of the program. */
  takeRefusal(): string | undefined
  close(): Promise<void>
}

/** Few requests come, one after the other. */
const POOL_SIZE = 2

/**
 * Opens an inventory that no server is asked for: a file, under the lock that servers take, or a PostgreSQL database.
 * The command then asks a server of its own, which listens on a Unix socket alone. So an operation is the same whether
 * a server runs or not.
 *
 * @throws {UsageError | StorageRefusedError} if the inventory cannot be opened
 */
export async function openInventory(
  place: ClosedPlace,
  options: OperatorOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OpenedInventory> {
  if (process.platform === 'win32') {
    throw new UsageError(
      'Without a Unix socket the inventory cannot be opened: start a server, and give --url',
    )
  }
  const directory = await mkdtemp(join(tmpdir(), '.holdline-'))
  const socket = join(directory, 'holdline.sock')
  let noted: string | undefined
  const note = (refusal: string) => {
    noted = refusal
  }
  try {
    const holdline = await startHoldline({
      openStore: async () => noteRefusals(await openStoreAt(place, POOL_SIZE), note),
      openSandboxStore: () => Promise.reject(new Error('A command has no sandboxes')),
      config: await commandConfig(options, environment),
      logger: createLogger('silent'),
      host: 'localhost',
      socket,
      limits: { lingerMs: 0 },
      loadCatalog: lazyJson<Catalog>(CATALOG),
      loadCarriers: lazyJson<Carriers>(CARRIERS),
    })
    return {
      socket,
      takeRefusal() {
        const taken = noted
        noted = undefined
        return taken
      },
      async close() {
        await holdline.stop()
        await rm(directory, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    throw error
  }
}
