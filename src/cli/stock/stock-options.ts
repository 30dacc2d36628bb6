import type { Command } from 'commander'
import { UsageError } from '../../usage-error.ts'
import { databaseOption } from '../database-options.ts'
import { addServerOptions, type ServerOptions } from '../server-options.ts'

/** The flags of a command that works on the stock of a running server, of a file, or of a database. */
export interface StockOptions extends ServerOptions {
  readonly database?: string
}

/** Adds the flags by which a command finds the inventory. */
export function addStockOptions(command: Command): Command {
  return addServerOptions(command).addOption(databaseOption())
}

/**
 * The flags of the command. A flag that is given wins over a variable that names another place.
 * @throws {UsageError} if they name two places
 */
export function stockOptions(command: Command): StockOptions {
  const { database, url, socket, sandbox, data } = command.opts<StockOptions>()
  const server = url === undefined ? 'socket' : 'url'
  if (database === undefined || (url ?? socket) === undefined) return command.opts<StockOptions>()
  const [isDatabaseGiven, isServerGiven] = ['database', server].map(
    (name) => command.getOptionValueSource(name) === 'cli',
  )
  if (isDatabaseGiven === isServerGiven) {
    throw new UsageError(`--database and --${server} exclude each other: leave one out`)
  }
  const place = isDatabaseGiven
    ? { database }
    : { ...(url !== undefined && { url }), ...(socket !== undefined && { socket }) }
  return { ...place, data, ...(sandbox !== undefined && { sandbox }) }
}
