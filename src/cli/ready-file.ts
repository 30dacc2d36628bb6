import { readFile, rm, stat } from 'node:fs/promises'
import type { Config } from '../config/config.ts'
import { describeSystemError, systemErrorCode } from '../files/describe-system-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import { connectionString } from '../resources/connection-string.ts'
import type { Addresses } from '../server/addresses.ts'
import type { Holdline } from '../start-holdline.ts'
import { UsageError } from '../usage-error.ts'

/** The content of the ready file, for the program that waits for the server. */
export interface Readiness extends Addresses {
  /** The connection string of the default resource, over HTTPS if it is on; `null` where HTTP and HTTPS are off. */
  readonly connectionString: string | null
  /** The connection string over HTTP; `null` where HTTP is off. */
  readonly httpConnectionString: string | null
  /** The PEM file that clients have to trust, absolute; `null` where the certificate needs none. */
  readonly caFile: string | null
  /** The operator's Unix socket, absolute; `null` where there is none. */
  readonly socket: string | null
  readonly pid: number
}

/**
 * The facts of a server that its clients need. The form of a connection string:
 * https://learn.microsoft.com/en-us/azure/communication-services/quickstarts/create-communication-resource
 */
export function readinessOf(
  { addresses, tls, socket }: Pick<Holdline, 'addresses' | 'tls' | 'socket'>,
  { resources }: Pick<Config, 'resources'>,
  pid: number,
): Readiness {
  const { http, https } = addresses
  const stringOver = (endpoint: string | null) =>
    endpoint === null ? null : connectionString(endpoint, resources[0].accessKeys[0] ?? '')
  return {
    http,
    https,
    connectionString: stringOver(https ?? http),
    httpConnectionString: stringOver(http),
    caFile: tls?.authority?.file ?? null,
    socket: socket ?? null,
    pid,
  }
}

/** Writes the file whole or not at all. The file holds a key, so only this user can read it. */
export async function writeReadyFile(file: string, readiness: Readiness): Promise<void> {
  await readReadyFile(file)
  try {
    await replaceFile(file, `${JSON.stringify(readiness)}\n`, 0o600)
  } catch (error) {
    throw new UsageError(`Cannot write --ready-file ${file}: ${describeSystemError(error)}`)
  }
}

/** No ready file is longer, in bytes. */
const LONGEST = 64 * 1024

/**
 * The text of an earlier server's ready file, empty if there is none. Refuses a name under which there is something else:
 * it would be lost. A file without content is taken for one that a script has made for the server.
 * @throws {UsageError}
 */
async function readReadyFile(file: string): Promise<string> {
  try {
    const stats = await stat(file)
    // To read a pipe or a device could take for ever.
    const text = stats.isFile() && stats.size <= LONGEST ? await readFile(file, 'utf8') : undefined
    if (text !== undefined && isReadyFile(text)) return text
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return ''
    throw new UsageError(`Cannot read the earlier --ready-file ${file}: ${describeSystemError(error)}`)
  }
  throw new UsageError(
    `--ready-file ${file} is there, and it is no ready file: remove it yourself, or give another name`,
  )
}

function isReadyFile(text: string): boolean {
  if (text === '') return true
  try {
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null) return false
    return ['http', 'https', 'connectionString', 'caFile', 'pid'].every((name) => name in content)
  } catch {
    return false
  }
}

/**
 * Removes the file of an earlier server, which would be taken for this server's.
 *
 * @returns puts the file back, if its server still runs: for a start that has failed
 * @throws {UsageError} if the file is no ready file, or cannot be removed
 */
export async function removeStaleReadyFile(file: string): Promise<() => Promise<void>> {
  const text = await readReadyFile(file)
  try {
    await rm(file, { force: true })
  } catch (error) {
    throw new UsageError(`Cannot remove the earlier --ready-file ${file}: ${describeSystemError(error)}`)
  }
  return async () => {
    // Nothing can be done about a file that cannot be written; why the start failed is what the user has to know.
    if (isOfRunningServer(text)) await replaceFile(file, text, 0o600).catch(() => {})
  }
}

function isOfRunningServer(text: string): boolean {
  const pid = Number(/"pid":(\d+)\}$/.exec(text.trim())?.[1])
  if (!(pid > 0) || pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return systemErrorCode(error) === 'EPERM'
  }
}

/** Removes the file when the server ends, unless another server has replaced it meanwhile. */
export async function removeOwnReadyFile(file: string, pid: number): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text.includes(`"pid":${pid}}`)) await rm(file, { force: true })
}
