import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SQLITE_WORKER } from '../../assets.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import { UsageError } from '../../usage-error.ts'
import type { ServerPlace } from '../call-server.ts'
import { requireDatabase } from '../database-options.ts'
import { findOwnSocket } from '../find-socket.ts'
import { serverPlace, socketSearch } from '../server-options.ts'
import { waitNotice } from '../wait-notice.ts'
import type { StockOptions } from './stock-options.ts'

/** Where a command finds the inventory: in a store that it has opened itself, or in a server. */
export type StockPlace =
  | { readonly kind: 'store'; readonly store: InventoryStore }
  | { readonly kind: 'server'; readonly server: ServerPlace; readonly sandbox: string | undefined }

/**
 * Does `work` on the inventory that the flags name: a database, a server, the server of the data directory, or without
 * one the file in that directory, which is opened under the lock that a server would have. The command says so then.
 *
 * @throws {UsageError} if there is no inventory
 */
export async function withStockPlace<T>(
  options: StockOptions,
  work: (place: StockPlace) => Promise<T>,
): Promise<T> {
  const { database, url, socket, data, sandbox } = options
  const inServer = (server: ServerPlace) => work({ kind: 'server', server, sandbox })
  if (database !== undefined) {
    refuseSandbox(sandbox, 'a database')
    return inDatabase(requireDatabase(database), work)
  }
  if (url !== undefined || socket !== undefined) return inServer(await serverPlace(options, process.env))
  const own = await findOwnSocket(socketSearch(data, process.env))
  if (own !== undefined) return inServer({ socket: own })
  const { STORE_FILE, openFileStore } = await import('../../storage/sqlite/open-file-store.ts')
  const file = join(data, STORE_FILE)
  // There may be a server in memory; if there is none, the search for it says what to do.
  if (!existsSync(file)) return inServer(await serverPlace(options, process.env))
  refuseSandbox(sandbox, `the file ${file}, as no server runs with ${data}`)
  process.stderr.write(`holdline: No server runs with ${data}, so this command opens ${file} itself.\n`)
  return closing(await openFileStore({ file, thread: SQLITE_WORKER }), work)
}

async function inDatabase<T>(connection: string, work: (place: StockPlace) => Promise<T>): Promise<T> {
  const { openPostgresStore } = await import('../../storage/postgres/open-postgres-store.ts')
  return closing(await openPostgresStore({ connection, poolSize: 1, waitNotice: waitNotice() }), work)
}

async function closing<T>(store: InventoryStore, work: (place: StockPlace) => Promise<T>): Promise<T> {
  try {
    return await work({ kind: 'store', store })
  } finally {
    await store.close()
  }
}

function refuseSandbox(sandbox: string | undefined, place: string): void {
  if (sandbox !== undefined)
    throw new UsageError(`--sandbox is of a running server: there is none in ${place}`)
}
