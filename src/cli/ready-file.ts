import { readFile, rm } from 'node:fs/promises'
import type { Config } from '../config/config.ts'
import { describeSystemError } from '../files/describe-system-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { Addresses } from '../server/addresses.ts'
import type { Holdline } from '../start-holdline.ts'
import { UsageError } from '../usage-error.ts'

/** The content of the ready file, for the program that waits for the server. */
export interface Readiness extends Addresses {
  /** The connection string of the default resource, over HTTPS if it is on, in the form that the official clients take. */
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
  const connectionString = (endpoint: string | null) =>
    endpoint === null ? null : `endpoint=${endpoint}/;accesskey=${resources[0].accessKeys[0] ?? ''}`
  return {
    http,
    https,
    connectionString: connectionString(https ?? http),
    httpConnectionString: connectionString(http),
    caFile: tls?.authority?.file ?? null,
    socket: socket ?? null,
    pid,
  }
}

/** Writes the file whole or not at all. The file holds a key, so only this user can read it. */
export async function writeReadyFile(file: string, readiness: Readiness): Promise<void> {
  try {
    await replaceFile(file, `${JSON.stringify(readiness)}\n`, 0o600)
  } catch (error) {
    throw new UsageError(`Cannot write --ready-file ${file}: ${describeSystemError(error)}`)
  }
}

/** Removes the file of an earlier server, which would be taken for this server's. */
export async function removeStaleReadyFile(file: string): Promise<void> {
  try {
    await rm(file, { force: true })
  } catch (error) {
    throw new UsageError(`Cannot remove the earlier --ready-file ${file}: ${describeSystemError(error)}`)
  }
}

/** Removes the file when the server ends, unless another server has replaced it meanwhile. */
export async function removeOwnReadyFile(file: string, pid: number): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text.includes(`"pid":${pid}}`)) await rm(file, { force: true })
}
