import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { STORE_FILE } from '../../storage/sqlite/open-file-store.ts'
import { UsageError } from '../../usage-error.ts'
import type { ServerPlace } from '../call-server.ts'
import { requireDatabase } from '../database-options.ts'
import { findOwnSocket } from '../find-socket.ts'
import { serverPlace } from '../server-options.ts'
import type { OperatorOptions } from './operator-options.ts'

/** The inventory of a command: that of a running server, a PostgreSQL database, or a file that no server has open. */
export type InventoryPlace =
  | { readonly kind: 'server'; readonly server: ServerPlace }
  | { readonly kind: 'database'; readonly database: string }
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
  const options = command.opts<OperatorOptions>()
  const { data } = options
  const places = (['socket', 'url', 'database'] as const).filter((name) => options[name] !== undefined)
  const given = places.filter((name) => command.getOptionValueSource(name) === 'cli')
  if (given.length > 1) throw new UsageError(`Give one of ${given.map((name) => `--${name}`).join(' and ')}`)
  const isDataGiven = command.getOptionValueSource('data') === 'cli'
  const name = given[0] ?? (isDataGiven ? undefined : places[0])
  if (name === 'database') return { kind: 'database', database: requireDatabase(options.database) }
  if (name !== undefined) {
    return { kind: 'server', server: await serverPlace({ data, [name]: options[name] }, environment) }
  }
  const runtimeDirectory = environment['XDG_RUNTIME_DIR'] || tmpdir()
  const socket = await findOwnSocket({ data, runtimeDirectory, platform: process.platform })
  if (socket !== undefined) return { kind: 'server', server: { socket } }
  const file = join(resolve(data), STORE_FILE)
  if (existsSync(file)) return { kind: 'file', file }
  if (command.getOptionValueSource('data') !== 'default') {
    throw new UsageError(
      `No server runs with ${data}, and there is no inventory in it: start one with holdline serve`,
    )
  }
  return { kind: 'server', server: await serverPlace({ data }, environment) }
}
