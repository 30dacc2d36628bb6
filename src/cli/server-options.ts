import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { STORE_FILE } from '../storage/sqlite/open-file-store.ts'
import { UsageError } from '../usage-error.ts'
import type { ServerPlace } from './call-server.ts'
import { findOwnSocket, findSocket, type SocketSearch } from './find-socket.ts'

/** The flags of a command that talks to a running server. */
export interface ServerOptions {
  readonly url?: string
  readonly socket?: string
  readonly data: string
  readonly sandbox?: string
}

/** Adds the flags by which a command finds its server, and one of its inventories. */
export function addServerOptions(command: Command): Command {
  return addPlaceOptions(command).addOption(
    new Option('--sandbox <name>', 'the sandbox of this name, instead of the main inventory'),
  )
}

/** Adds the flags by which a command finds its server. */
export function addPlaceOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--url <url>', 'the server, by its address; HOLDLINE_OPERATOR_KEY is the key').env(
        'HOLDLINE_URL',
      ),
    )
    .addOption(new Option('--socket <path>', 'the server, by its Unix socket').env('HOLDLINE_SOCKET'))
    .addOption(
      new Option('--data <directory>', 'the server of this directory; otherwise the only one in memory')
        .env('HOLDLINE_DATA')
        .default('.holdline'),
    )
}

/**
 * The server that the flags name.
 * @throws {UsageError} if there is none, or the flags exclude each other
 */
export async function serverPlace(
  { url, socket, data }: ServerOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ServerPlace> {
  if (socket !== undefined) return { socket }
  if (url !== undefined) return { url: parseUrl(url), key: keyOf(environment) }
  return { socket: await findSocket(socketSearch(data, environment)) }
}

/** Where the socket of the server with this data directory is looked for. */
export function socketSearch(
  data: string,
  environment: Readonly<Record<string, string | undefined>>,
): SocketSearch {
  const runtimeDirectory = environment['XDG_RUNTIME_DIR'] || tmpdir()
  return { data, runtimeDirectory, platform: process.platform }
}

/** Where a command finds the inventory: at a server, or in a file that no server has open. */
export type InventoryPlace =
  | { readonly server: ServerPlace }
  /** Absolute. Another process may have the file open by now. */
  | { readonly file: string }

/**
 * The inventory that the flags name: at the server that they name or that runs with the data directory, or else in the
 * file of that directory.
 * @throws {UsageError} if there is neither, or the flags exclude each other
 */
export async function inventoryPlace(
  options: ServerOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<InventoryPlace> {
  if (options.socket !== undefined || options.url !== undefined) {
    return { server: await serverPlace(options, environment) }
  }
  const own = await findOwnSocket(socketSearch(options.data, environment))
  if (own !== undefined) return { server: { socket: own } }
  const file = join(resolve(options.data), STORE_FILE)
  return existsSync(file) ? { file } : { server: await serverPlace(options, environment) }
}

/** The path of an operation, in the main inventory or in a sandbox. */
export function controlPath({ sandbox }: Pick<ServerOptions, 'sandbox'>, rest: string): string {
  return sandbox === undefined
    ? `/_holdline/${rest}`
    : `/_holdline/sandboxes/${encodeURIComponent(sandbox)}/${rest}`
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--url must be the address of a server, such as http://127.0.0.1:8080`)
  }
  return url
}

function keyOf(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return environment['HOLDLINE_OPERATOR_KEY']?.split(',')[0]?.trim() || undefined
}
