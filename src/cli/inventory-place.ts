import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { isThere } from '../files/is-there.ts'
import { STORE_FILE } from '../storage/sqlite/open-file-store.ts'
import { UsageError } from '../usage-error.ts'
import type { ServerPlace } from './call-server.ts'
import { requireDatabase } from './database-options.ts'
import { findOwnSocket } from './find-socket.ts'
import {
  isGiven,
  namedPlace,
  namedServer,
  type ServerOptions,
  serverPlace,
  socketSearch,
} from './server-options.ts'

/** The flags by which a command finds its inventory; a command may lack `--database` and `--sandbox`. */
interface PlaceOptions extends ServerOptions {
  readonly database?: string
}

/** The inventory of a command: that of a running server, a PostgreSQL database, or a file that no server has open. */
export type InventoryPlace = InServer | ClosedPlace

export interface InServer {
  readonly kind: 'server'
  readonly server: ServerPlace
  /** One of the server's sandboxes, by its name; `undefined` for the main inventory. */
  readonly sandbox: string | undefined
}

/** An inventory that no server is asked for. */
export type ClosedPlace =
  | { readonly kind: 'database'; readonly database: string }
  /** Absolute. Another process may have the file open by now. */
  | { readonly kind: 'file'; readonly file: string }

/**
 * The inventory that the flags of the command name. A flag wins over the environment. Without a place, it is that of the
 * data directory, by its server if one runs. Where no directory is given, and the default one has none, it is that of the
 * only other server on this machine.
 * @throws {UsageError} if there is none, or flags exclude each other
 */
export async function inventoryPlace(
  command: Command,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<InventoryPlace> {
  const options = command.opts<PlaceOptions>()
  const { data, sandbox } = options
  const inServer = (server: ServerPlace): InServer => ({ kind: 'server', server, sandbox })
  const name = namedPlace(command, ['database', 'url', 'socket'])
  if (name === 'database') {
    refuseSandbox(sandbox, 'a database')
    return { kind: 'database', database: requireDatabase(options.database) }
  }
  if (name !== undefined) return inServer(namedServer(name, options, environment))
  const socket = await findOwnSocket(socketSearch(data, environment))
  if (socket !== undefined) return inServer({ socket })
  const file = join(resolve(data), STORE_FILE)
  // A working directory that is closed to this user, such as that of root, has no inventory for this command.
  const isNamed = command.getOptionValueSource('data') !== 'default'
  if (!(isNamed ? isThere(file) : existsSync(file))) {
    if (!isGiven(command, 'data')) return inServer(await serverPlace(command, environment))
    throw new UsageError(
      `No server runs with ${data}, and there is no inventory in it: start one with holdline serve`,
    )
  }
  refuseSandbox(sandbox, `the file ${file}, as no server runs with ${data}`)
  return { kind: 'file', file }
}

function refuseSandbox(sandbox: string | undefined, place: string): void {
  if (sandbox === undefined) return
  throw new UsageError(`--sandbox is of a running server: there is none in ${place}`)
}
