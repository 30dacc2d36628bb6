import { tmpdir } from 'node:os'
import { type Command, Option } from 'commander'
import { UsageError } from '../usage-error.ts'
import type { ServerPlace } from './call-server.ts'
import { findOwnSocket, findSocket, type SocketSearch } from './find-socket.ts'
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
  return addPlaceOptions(command).addOption(sandboxOption())
}

/** The flag for a command that can be about one of several inventories. */
export function sandboxOption(): Option {
  return new Option('--sandbox <name>', 'the sandbox of this name, instead of the main inventory').argParser(
    parseName,
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
 * The server that the flags of the command name. A flag wins over the environment. Without a place, it is the server of
 * the data directory, or else, where no directory is given, the only other server on this machine.
 * @throws {UsageError} if there is none, or flags exclude each other
 */
export async function serverPlace(command: Command, environment: Environment): Promise<ServerPlace> {
  const { data, ...places } = command.opts<ServerOptions>()
  const name = namedPlace(command, ['url', 'socket'])
  if (name !== undefined) return namedServer(name, places, environment)
  const search = socketSearch(data, environment)
  // A directory that was named is not passed over for the server of another one.
  if (!isGiven(command, 'data')) return { socket: await findSocket(search) }
  const socket = await findOwnSocket(search)
  if (socket !== undefined) return { socket }
  throw new UsageError(`No server runs with ${data}: start one with holdline serve --data ${data}`)
}

type Environment = Readonly<Record<string, string | undefined>>

/** The server that this flag, or its variable, names. */
export function namedServer(
  name: 'url' | 'socket',
  { url, socket }: Pick<ServerOptions, 'url' | 'socket'>,
  environment: Environment,
): ServerPlace {
  if (name === 'socket' && socket !== undefined) return { socket }
  return { url: parseUrl(url ?? ''), key: keyOf(environment) }
}

/**
 * The flag, or else the variable, that names a place; `undefined` if there is none, or a flag names the data directory.
 * @param names flags that exclude each other; of their variables the first one wins
 * @throws {UsageError} if several flags are given
 */
export function namedPlace<N extends string>(command: Command, names: readonly N[]): N | undefined {
  const given = names.filter((name) => isGiven(command, name))
  if (given.length > 1) {
    throw new UsageError(
      `${given.map((name) => `--${name}`).join(' and ')} exclude each other: leave one out`,
    )
  }
  if (given.length === 0 && isGiven(command, 'data')) return undefined
  return given[0] ?? names.find((name) => command.getOptionValue(name) !== undefined)
}

/** Whether the command line has the flag. */
export function isGiven(command: Command, flag: string): boolean {
  return command.getOptionValueSource(flag) === 'cli'
}

/** Where the socket of the server with this data directory is looked for. */
export function socketSearch(data: string, environment: Environment): SocketSearch {
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

function keyOf(environment: Environment): string | undefined {
  return environment['HOLDLINE_OPERATOR_KEY']?.split(',')[0]?.trim() || undefined
}
