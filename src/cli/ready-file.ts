import { readFile, rm } from 'node:fs/promises'
import { UsageError } from '../config/usage-error.ts'
import { describeSystemError } from '../files/describe-system-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { Addresses } from './addresses.ts'

/** What the file says to whoever waits for the server. */
export interface Readiness extends Addresses {
  /** Of the default resource, over HTTPS. */
  readonly connectionString: string
  /** The PEM file to trust, absolute; `null` where the certificate needs none. */
  readonly caFile: string | null
  readonly pid: number
}

/** Writes the file, for this user alone since it holds a key, and whole or not at all. */
export async function writeReadyFile(file: string, readiness: Readiness): Promise<void> {
  try {
    await replaceFile(file, `${JSON.stringify(readiness)}\n`, 0o600)
  } catch (error) {
    throw new UsageError(`Cannot write --ready-file ${file}: ${describeSystemError(error)}`)
  }
}

/** Removes what an earlier server left, so that nobody takes it for this one's. */
export async function removeStaleReadyFile(file: string): Promise<void> {
  try {
    await rm(file, { force: true })
  } catch (error) {
    throw new UsageError(`Cannot remove the earlier --ready-file ${file}: ${describeSystemError(error)}`)
  }
}

/** Removes the file when the server ends, unless it is another server's by now. */
export async function removeOwnReadyFile(file: string, pid: number): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text.includes(`"pid":${pid}}`)) await rm(file, { force: true })
}
