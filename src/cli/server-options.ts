import { tmpdir } from 'node:os'
import { type Command, Option } from 'commander'
import { UsageError } from '../usage-error.ts'
import type { ServerPlace } from './call-server.ts'
import { findSocket, type SocketSearch } from './find-socket.ts'
import { parseName, parsePath } from './parse-options.ts'

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
    new Option('--sandbox <name>', 'the sandbox of this name, instead of the main inventory').argParser(
      parseName,
    ),
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
    .addOption(
      new Option('--socket <path>', 'the server, by its Unix socket')
        .env('HOLDLINE_SOCKET')
        .argParser(parsePath),
    )
    .addOption(
      new Option('--data <directory>', 'the server of this directory; otherwise the only one in memory')
        .env('HOLDLINE_DATA')
        .argParser(parsePath)
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

/** The path of an operation, in the main inventory or in a sandbox. */
export function controlPath({ sandbox }: { readonly sandbox?: string | undefined }, rest: string): string {
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
