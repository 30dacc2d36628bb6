import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CARRIERS, CATALOG } from '../../assets.ts'
import type { Carriers } from '../../catalog/carriers.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Config } from '../../config/config.ts'
import type { ConfigDocument } from '../../config/config-document.ts'
import { resolveConfig } from '../../config/resolve-config.ts'
import { lazyJson } from '../../files/lazy-json.ts'
import { createLogger } from '../../logging/create-logger.ts'
import { isLoopbackName } from '../../net/is-loopback-name.ts'
import { startHoldline } from '../../start-holdline.ts'
import { UsageError } from '../../usage-error.ts'
import type { ClosedPlace } from '../inventory-place.ts'
import { openStoreAt } from '../open-store-at.ts'
import { readEncryptionKeyFile } from '../read-encryption-key-file.ts'
import type { OperatorOptions } from './operator-options.ts'

/** An inventory that the command itself has open, with a server for this process alone. */
export interface OpenedInventory {
  /** The server's Unix socket, which no other user can open. */
  readonly socket: string
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
  try {
    const holdline = await startHoldline({
      openStore: () => openStoreAt(place, POOL_SIZE),
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

/** The declarations of the servers. The command's own server is no stand-in, and nobody reaches it but the command. */
async function commandConfig(
  { config: file, encryptionKeyFile, data }: OperatorOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Config> {
  const { HOLDLINE_ACCESS_KEY, HOLDLINE_HOSTS, HOLDLINE_ENCRYPTION_KEYS, HOLDLINE_HOST } = environment
  const config = resolveConfig({
    document: file === undefined ? {} : await readDocument(file),
    documentName: file ?? 'The configuration',
    environment: {
      HOLDLINE_ACCESS_KEY,
      HOLDLINE_HOSTS,
      HOLDLINE_ENCRYPTION_KEYS,
      HOLDLINE_DEVELOPMENT_KEY: '1',
      HOLDLINE_CONTROLS: '0',
    },
    encryptionKeyFile:
      encryptionKeyFile === undefined ? undefined : await readEncryptionKeyFile(encryptionKeyFile, data),
    host: 'localhost',
    shared: true,
  })
  // Beyond loopback the servers have no resource without a host name.
  const loopback = isLoopbackName((HOLDLINE_HOST || 'localhost').toLowerCase())
  // The command serves nobody, and is the way to revoke access keys whose encryption key is lost.
  return { ...config, loopback, leavesOutSealedKeys: true, socketAuthor: 'command line' }
}

async function readDocument(file: string): Promise<ConfigDocument> {
  // Loaded only here, since the validator takes a good part of a start.
  const { readConfigFile } = await import('../../config/read-config-file.ts')
  return readConfigFile(file)
}
